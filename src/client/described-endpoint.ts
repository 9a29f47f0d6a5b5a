import { HardcaseError } from "../components/hardcase-error.ts";

/** An endpoint as `openapi.json` tells of it. */
export interface DescribedEndpoint {
  readonly name: string;
  /** Inputs in order; `null` stands for a value that the server holds. */
  readonly inputs: readonly ({ readonly name: string; readonly parameter?: string } | null)[];
  /** The outputs as the demo has them, with a name in the place of each value. */
  readonly outputs: OutputShape;
}

/** `null` for a value that the server holds, and where there is none. */
export type OutputShape = string | null | readonly (string | null)[] | { readonly [key: string]: string | null };

/** The endpoints in a demo's OpenAPI document. */
export function readEndpoints(document: unknown): DescribedEndpoint[] {
  const { paths = {} } = document as { paths?: Record<string, { post?: { "x-hardcase"?: DescribedEndpoint } }> };
  return Object.values(paths).flatMap(({ post }) => post?.["x-hardcase"] ?? []);
}

/** Inputs by name, from a list in their order or a record of names or parameters. Throws `HC_PARAMETER_UNKNOWN` for too many. */
export function nameInputs(endpoint: DescribedEndpoint | undefined, given: unknown): Record<string, unknown> {
  if (!Array.isArray(given)) {
    const names = new Map(endpoint?.inputs.flatMap((input) => (input?.parameter === undefined ? [] : [[input.parameter, input.name]])));
    const known = new Set(endpoint?.inputs.flatMap((input) => input?.name ?? []));
    return Object.fromEntries(Object.entries(given ?? {}).map(([key, value]) => [known.has(key) ? key : (names.get(key) ?? key), value]));
  }
  const sent = endpoint?.inputs.filter((input) => input !== null) ?? [];
  const inputs = given.length === endpoint?.inputs.length ? endpoint.inputs : sent;
  if (given.length > inputs.length) {
    throw new HardcaseError("HC_PARAMETER_UNKNOWN", `Endpoint "${endpoint?.name}" takes ${sent.length} values, got ${given.length}.`, {
      hint: `It takes ${sent.map(({ name }) => `"${name}"`).join(", ") || "none"}.`,
    });
  }
  return Object.fromEntries(given.flatMap((value, index) => (inputs[index] && value !== undefined ? [[inputs[index].name, value]] : [])));
}

/** Outputs by name, laid out as the demo has them. */
export function shapeOutputs(shape: OutputShape | undefined, outputs: { readonly [name: string]: unknown }): unknown {
  if (shape === undefined) return outputs;
  if (shape === null) return null;
  if (typeof shape === "string") return outputs[shape] ?? null;
  const find = (name: string | null) => (name === null ? null : (outputs[name] ?? null));
  if (Array.isArray(shape)) return shape.map(find);
  return Object.fromEntries(Object.entries(shape).map(([key, name]) => [key, find(name)]));
}
