import type { Json } from "../../components/define-component.ts";

/** A JSON Schema, as far as the drawer shows it. */
export interface ShownSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly anyOf?: readonly ShownSchema[];
  readonly oneOf?: readonly ShownSchema[];
  readonly items?: ShownSchema;
  readonly description?: string;
  readonly $ref?: string;
}

interface ValuesSchema {
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: ShownSchema };
}

interface RunOperation {
  readonly "x-hardcase": { readonly name: string; readonly inputs: readonly ({ readonly name: string } | null)[] };
  readonly requestBody: { readonly content: { readonly "application/json": { readonly example: { readonly [name: string]: Json } } } };
}

/** The part of `openapi.json` that the drawer reads. */
export interface ApiDocument {
  readonly info: { readonly title: string };
  readonly paths: { readonly [path: string]: { readonly post?: Partial<RunOperation> } };
  readonly components: { readonly schemas: { readonly [name: string]: ValuesSchema } };
  readonly security?: readonly object[];
  /** Where agents find the demo, relative to the document, if they do. */
  readonly "x-hardcase-mcp"?: string;
}

/** An input or output of an endpoint. */
export interface ApiValue {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string | undefined;
}

/** An endpoint as the drawer shows it. */
export interface ApiEndpoint {
  readonly name: string;
  readonly inputs: readonly ApiValue[];
  readonly outputs: readonly ApiValue[];
  /** A value of each input that can be run. */
  readonly example: { readonly [name: string]: Json };
}

/** The endpoints of a document, in its order. */
export function readApiEndpoints({ paths, components: { schemas } }: ApiDocument): ApiEndpoint[] {
  return Object.values(paths).flatMap(({ post }) => {
    const shape = post?.["x-hardcase"];
    if (shape === undefined) return [];
    const order = shape.inputs.flatMap((input) => input?.name ?? []);
    const inputs = valuesOf(schemas[`${shape.name}.inputs`]);
    return {
      name: shape.name,
      inputs: order.flatMap((name) => inputs.find((one) => one.name === name) ?? []),
      outputs: valuesOf(schemas[`${shape.name}.outputs`]),
      example: post?.requestBody?.content["application/json"].example ?? {},
    };
  });
}

function valuesOf({ properties = {}, required = [] }: ValuesSchema = {}): ApiValue[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    isRequired: required.includes(name),
    description: schema.description ?? schema.anyOf?.find(({ description }) => description)?.description,
  }));
}

/** A schema in the words of TypeScript, short enough for a line. */
export function typeOf({ type, enum: choices, const: only, anyOf, oneOf, items, $ref }: ShownSchema): string {
  const union = (types: readonly string[]) => [...new Set(types)].join(" | ");
  if ($ref !== undefined) return $ref.split("/").at(-1) === "FileData" ? "file" : "object";
  if (only !== undefined) return JSON.stringify(only);
  if (choices !== undefined) return union(choices.map((choice) => JSON.stringify(choice)));
  const either = anyOf ?? oneOf;
  if (either !== undefined) return union(either.map(typeOf));
  if (items !== undefined) return `${typeOf(items).includes("|") ? `(${typeOf(items)})` : typeOf(items)}[]`;
  if (Array.isArray(type)) return union(type.map((one) => typeOf({ type: one })));
  return type === "integer" ? "number" : type === "array" ? "list" : ((type as string | undefined) ?? "any");
}
