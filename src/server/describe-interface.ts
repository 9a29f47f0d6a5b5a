import type { FileAccess, Json } from "../components/define-component.ts";
import type { DemoBody } from "../demo/demo.ts";
import { describeComponent, refusing } from "./describe-component.ts";
import type { BodyConfig, ComponentConfig, EndpointConfig } from "./page-config.ts";

type InterfaceBody = DemoBody & { readonly type: "interface" };

/** What a body needs on the page. */
export interface DescribedBody {
  readonly body: BodyConfig;
  readonly components: readonly ComponentConfig[];
  readonly endpoints: readonly EndpointConfig[];
}

/** A function's form, with its examples made into page values. A unified component is described once. */
export async function describeInterface(body: InterfaceBody, files: FileAccess): Promise<DescribedBody> {
  const { endpoint, isLive } = body;
  const inputs = endpoint.inputs.map((named, index) => ({ named, id: `${endpoint.name}-input-${index}` }));
  const outputs = endpoint.outputs.map((named, index) => {
    const unified = inputs.find((input) => input.named.source === named.source);
    return { named, id: unified?.id ?? `${endpoint.name}-output-${index}` };
  });
  const components = new Map<string, ComponentConfig>();
  for (const { named, id } of [...outputs, ...inputs]) components.set(id, await describeComponent(id, named, files));
  const described: EndpointConfig = {
    name: endpoint.name,
    inputs: inputs.map(({ id }) => id),
    outputs: outputs.map(({ id }) => id),
    isStreaming: endpoint.isStreaming,
    isLive,
    examples: await describeExamples(body, files),
  };
  return { body: { type: "interface", endpoint: endpoint.name }, components: [...components.values()], endpoints: [described] };
}

async function describeExamples({ endpoint, examples }: InterfaceBody, files: FileAccess): Promise<Json[][]> {
  return Promise.all(
    examples.map((row, index) =>
      Promise.all(
        endpoint.inputs.map(({ name, component }, column) =>
          refusing(`"${name}" of examples[${index}]`, () => component.postprocess(row[column] as never, files)),
        ),
      ),
    ),
  );
}
