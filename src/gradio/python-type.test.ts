import { expect, test } from "vitest";
import type { JsonSchema } from "../components/define-component.ts";
import { gradioFile, gradioFiles, gradioImage } from "../components/gradio-face.ts";
import { pythonType } from "./python-type.ts";

test.each<[JsonSchema, string]>([
  [{ type: "string" }, "str"],
  [{ type: "number" }, "float"],
  [{ type: "integer" }, "int"],
  [{ type: "boolean" }, "bool"],
  [{ enum: ["a", 2, "it's"] }, "Literal['a', '2', 'it\\'s']"],
  [{ type: "array", items: { type: "string" } }, "list[str]"],
  [{ type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] }, "tuple[str, int]"],
  [{ type: "object", properties: { a: { type: "string" }, b: { type: "array", items: {} } } }, "dict(a: str, b: list[Any])"],
  [{ type: "object", additionalProperties: { type: "number" } }, "dict(str, float)"],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, "str | None"],
  [{ type: ["string", "number"] }, "str | float"],
  [gradioFile, "filepath"],
  [gradioFiles, "list[filepath]"],
  [gradioImage, "filepath"],
  [{ $ref: "#/$defs/Name", $defs: { Name: { type: "string" } } }, "str"],
  [{ type: {}, description: "any valid json" }, "str | float | bool | list | dict"],
  [{}, "Any"],
])("%j is %s in Python", (schema, type) => {
  expect(pythonType(schema)).toBe(type);
});
