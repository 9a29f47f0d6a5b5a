import type { Direction, Json } from "../components/define-component.ts";
import type { NamedComponent } from "../demo/endpoint.ts";
import type { Dependency, Slot } from "./dependency.ts";
import type { GradioServer } from "./gradio-server.ts";
import { writeValue } from "./gradio-values.ts";
import { pythonType } from "./python-type.ts";

/** What the endpoints take and give, as clients print it and fill in what a call leaves out. */
export async function describeInfo({ catalogue, parts }: GradioServer, root: string, isForAll: boolean): Promise<object> {
  const shown = catalogue.dependencies.filter(({ visibility }) => isForAll || visibility === "public");
  const entries = await Promise.all(
    shown.map(async (dependency) => [`/${dependency.apiName}`, await describeDependency(dependency)] as const),
  );
  return { named_endpoints: Object.fromEntries(entries), unnamed_endpoints: {} };

  async function describeDependency({ inputs, outputs, visibility }: Dependency) {
    const parameters = await Promise.all(inputs.filter(isInApi).map(describeParameter));
    return { parameters, returns: outputs.filter(isInApi).map(describeReturn), api_visibility: visibility, description: "" };
  }

  async function describeParameter({ named, label, parameter }: ApiSlot) {
    const { component } = named;
    const initial = await component.initial(parts.files);
    return {
      ...describeSlot(named, label, "input"),
      parameter_name: parameter,
      parameter_has_default: initial !== null || component.isOptional,
      parameter_default: initial === null ? null : writeValue(named, initial as Json, root),
      example_input: writeValue(named, (await component.sample(parts.files)) as Json, root),
    };
  }

  function describeReturn({ named, label }: ApiSlot) {
    return describeSlot(named, label, "output");
  }
}

type ApiSlot = Slot & { readonly named: NamedComponent };

function isInApi(slot: Slot): slot is ApiSlot {
  return slot.named !== null && !slot.named.component.gradio.isSkipped;
}

function describeSlot({ component }: NamedComponent, label: string, direction: Direction) {
  const { type, apiInfo } = component.gradio;
  const schema = apiInfo(direction);
  const { additional_description: more, description } = schema;
  const explanation = component.options.info ?? (typeof more === "string" ? more : typeof description === "string" ? description : "");
  return {
    label,
    type: schema,
    python_type: { type: pythonType(schema), description: explanation },
    component: `${type.charAt(0).toUpperCase()}${type.slice(1)}`,
  };
}
