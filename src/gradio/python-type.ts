import type { Json, JsonSchema } from "../components/define-component.ts";

/** What stands for any JSON in Python, in the words of Gradio's client. */
const anyJson = "str | float | bool | list | dict";

const simpleTypes: { readonly [type: string]: string } = {
  string: "str",
  number: "float",
  integer: "int",
  boolean: "bool",
  null: "None",
};

/** A JSON Schema as the Python type that Gradio's client prints for it. */
export function pythonType(schema: JsonSchema, definitions: JsonSchema = {}): string {
  const known = { ...definitions, ...asSchema(schema.$defs) };
  const typeOf = (part: Json | undefined) => pythonType(asSchema(part), known);
  const { $ref, title, type, anyOf, oneOf, items, prefixItems, properties, additionalProperties } = schema;
  if (typeof $ref === "string") return typeOf(known[$ref.split("/").at(-1) ?? ""]);
  if (title === "FileData" || title === "ImageData") return "filepath";
  if (Array.isArray(schema.enum)) return `Literal[${schema.enum.map((value) => pythonText(String(value))).join(", ")}]`;
  if ("const" in schema) return `Literal[${pythonText(String(schema.const))}]`;
  const choices = anyOf ?? oneOf ?? (Array.isArray(type) ? type.map((one) => ({ type: one })) : undefined);
  if (Array.isArray(choices)) return [...new Set(choices.map(typeOf))].join(" | ");
  if (type === "array") {
    if (Array.isArray(prefixItems)) return `tuple[${prefixItems.map(typeOf).join(", ")}]`;
    return `list[${typeOf(items)}]`;
  }
  if (type === "object") {
    if (properties !== undefined) {
      return `dict(${Object.entries(asSchema(properties))
        .map(([name, part]) => `${name}: ${typeOf(part)}`)
        .join(", ")})`;
    }
    return `dict(str, ${typeOf(additionalProperties)})`;
  }
  if (typeof type === "string") return simpleTypes[type] ?? "Any";
  return typeof schema.description === "string" && schema.description.includes("json") ? anyJson : "Any";
}

function asSchema(value: Json | undefined): JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonSchema) : {};
}

function pythonText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n")}'`;
}
