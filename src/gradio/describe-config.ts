import type { Json } from "../components/define-component.ts";
import { isFileData } from "../components/file-data.ts";
import type { ButtonPart, CataloguedComponent, Dependency } from "./dependency.ts";
import { describeLayout } from "./describe-layout.ts";
import type { GradioServer } from "./gradio-server.ts";
import { writeValue } from "./gradio-values.ts";
import { apiPrefix, gradioVersion } from "./gradio-version.ts";

/** What a demo is made of, as clients need it to call its functions, and Gradio's `gr.load` to draw its page anew. */
export async function describeConfig(server: GradioServer, { root, user }: { readonly root: string; readonly user: string | null }) {
  const { appId, catalogue, parts } = server;
  const { title, maxFileSize } = parts.demo.parts;
  const { layout, blocks, triggers } = describeLayout(parts.demo, catalogue);
  const components = await Promise.all([...catalogue.components.values()].map((one) => describeComponent(one, server, root)));
  return {
    version: gradioVersion,
    api_prefix: apiPrefix,
    mode: "blocks",
    protocol: "sse_v3",
    app_id: appId,
    root,
    title,
    username: user,
    space_id: null,
    is_space: false,
    is_colab: false,
    dev_mode: false,
    enable_queue: true,
    show_error: true,
    run_history: false,
    mcp_server: false,
    connect_heartbeat: components.some(({ type }) => type === "state"),
    max_file_size: maxFileSize,
    components: [...components, ...catalogue.buttons.map(describeButton), ...blocks],
    dependencies: catalogue.dependencies.map((one) => describeDependency(one, triggers.get(one.id) as Trigger)),
    layout,
    page: { "": { layout, components: components.map(({ id }) => id), dependencies: catalogue.dependencies.map(({ id }) => id) } },
    pages: [["", title]],
    current_page: "",
  };
}

/** What makes a dependency run on Gradio's own page. */
export interface Trigger {
  readonly targets: readonly (readonly [component: number | null, event: string])[];
  readonly after?: number;
  readonly isOnlyOnSuccess?: boolean;
}

function describeDependency({ id, apiName, visibility, isQueued, isGenerator, inputs, outputs }: Dependency, trigger: Trigger) {
  return {
    id,
    targets: trigger.targets,
    inputs: inputs.map((slot) => slot.id),
    outputs: outputs.map((slot) => slot.id),
    backend_fn: true,
    js: null,
    queue: isQueued,
    api_name: apiName,
    api_description: null,
    api_visibility: visibility,
    scroll_to_output: false,
    show_progress: "full",
    show_progress_on: null,
    batch: false,
    max_batch_size: 4,
    cancels: [],
    types: { generator: isGenerator, cancel: false },
    collects_event_data: false,
    trigger_after: trigger.after ?? null,
    trigger_only_on_success: trigger.isOnlyOnSuccess ?? false,
    trigger_only_on_failure: false,
    trigger_mode: "once",
    rendered_in: null,
    render_id: null,
    connection: "sse",
    time_limit: null,
    stream_every: 0.5,
    event_specific_args: null,
    component_prop_inputs: [],
    js_implementation: null,
  };
}

async function describeComponent({ id, label, component }: CataloguedComponent, { parts }: GradioServer, root: string) {
  const { type, props, isSkipped, apiInfo } = component.gradio;
  const { info, visible, interactive } = component.options;
  const skipped = isSkipped || component.isHeld;
  const initial = component.isHeld ? null : ((await component.initial(parts.files)) as Json);
  const value = writeValue({ name: label, component, source: component }, initial, root);
  return {
    id,
    type,
    props: {
      label,
      show_label: true,
      ...(info !== undefined && { info }),
      visible: visible !== false,
      ...(interactive !== undefined && { interactive }),
      // Files are held by this server, not by one that draws the page anew.
      ...(value !== null && !holdsFiles(value) && { value }),
      ...props,
      name: type,
    },
    skip_api: skipped,
    ...(!skipped && { api_info: apiInfo("input"), api_info_as_input: apiInfo("input"), api_info_as_output: apiInfo("output") }),
    component_class_id: type,
    key: null,
  };
}

function describeButton({ id, text, isVisible, isPrimary }: ButtonPart) {
  const props = { value: text, visible: isVisible, variant: isPrimary ? "primary" : "secondary", name: "button" };
  return { id, type: "button", props, skip_api: true, component_class_id: "button", key: null };
}

function holdsFiles(value: Json | undefined): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isFileData(value) || Object.values(value).some((part: Json | undefined) => holdsFiles(part));
}
