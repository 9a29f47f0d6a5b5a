import type { FileAccess, Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { InvalidValue } from "../components/invalid-value.ts";
import type { Demo } from "../demo/demo.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import type { ComponentConfig, EndpointConfig, PageConfig } from "./page-config.ts";

/** A demo as its page needs it: initial values and examples are made into page values, and their files stored. */
export async function describePage(demo: Demo, files: FileAccess, rows: PageConfig["rows"]): Promise<PageConfig> {
  const { title, version, endpoints, maxFileSize } = demo.parts;
  const components = new Map<string, ComponentConfig>();
  const described: EndpointConfig[] = [];
  for (const endpoint of endpoints) {
    const inputs = endpoint.inputs.map((named, index) => ({ named, id: `${endpoint.name}-input-${index}` }));
    const outputs = endpoint.outputs.map((named, index) => {
      const unified = inputs.find((input) => input.named.source === named.source);
      return { named, id: unified?.id ?? `${endpoint.name}-output-${index}` };
    });
    for (const { named, id } of [...outputs, ...inputs]) components.set(id, await describeComponent(id, named, files));
    described.push({
      name: endpoint.name,
      inputs: inputs.map(({ id }) => id),
      outputs: outputs.map(({ id }) => id),
      isStreaming: endpoint.isStreaming,
      isLive: demo.parts.isLive,
      examples: await describeExamples(demo, endpoint, files),
    });
  }
  return {
    title,
    ...(version !== undefined && { version }),
    components: [...components.values()],
    endpoints: described,
    maxFileSize,
    hasLogin: demo.parts.auth !== undefined,
    rows,
  };
}

async function describeComponent(id: string, { name, component }: NamedComponent, files: FileAccess): Promise<ComponentConfig> {
  const { info, visible } = component.options;
  return {
    id,
    kind: component.kind,
    label: name,
    ...(info !== undefined && { info }),
    isOptional: component.isOptional,
    isVisible: visible !== false,
    initial: await refusing(`The initial value of "${name}"`, () => component.initial(files)),
    options: component.viewOptions(),
  };
}

async function describeExamples(demo: Demo, endpoint: Endpoint, files: FileAccess): Promise<Json[][]> {
  return Promise.all(
    demo.parts.examples.map((row, index) =>
      Promise.all(
        endpoint.inputs.map(({ name, component }, column) =>
          refusing(`"${name}" of examples[${index}]`, () => component.postprocess(row[column] as never, files)),
        ),
      ),
    ),
  );
}

async function refusing(what: string, make: () => Promise<Json>): Promise<Json> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof InvalidValue) throw new HardcaseError("HC_DEMO", `${what} ${error.message}.`);
    throw error;
  }
}
