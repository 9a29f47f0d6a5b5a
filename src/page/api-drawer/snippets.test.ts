import { describe, expect, test } from "vitest";
import { typeOf } from "./api-document.ts";
import { callOf } from "./call-of.ts";
import { writeMcpConfig, writeSnippet } from "./snippets.ts";

const target = { url: "http://127.0.0.1:7860/demo/", title: "My demo: 2", hasLogin: false };
const file = (name: string) => ({
  ...{ path: `abc/${name}`, url: `api/file/abc/${name}`, orig_name: name, size: 1, mime_type: "image/png" },
  meta: { _type: "gradio.FileData" as const },
});
const call = (value: Parameters<typeof callOf>[1][string]) => [{ endpoint: "go", inputs: [{ name: "it's", value }] }];

test("text with quotes, dollars and line breaks is written as each language reads it", () => {
  const text = `it's "$HOME"\n\`x\``;
  expect(writeSnippet("curl", call(text), target)).toContain(`-d '{ "it'\\''s": "it'\\''s \\"$HOME\\"\\n\`x\`" }'`);
  expect(writeSnippet("python", call(text), target)).toContain(JSON.stringify(text));
  expect(writeSnippet("typescript", call(text), target)).toContain(`{ "it's": ${JSON.stringify(text)} }`);
});

test("Python has its own words for what is empty, true and false", () => {
  expect(writeSnippet("python", call([null, true, { a: false }]), target)).toContain('[None, True, { "a": False }]');
});

test("files are uploaded, each once and under a name of its own", () => {
  const files = [file("a b.png"), file("a b.png"), { ...file("a b.png"), path: "def/a b.png" }];
  const curl = writeSnippet("curl", call(files), target);
  expect(curl.match(/-F /g)).toHaveLength(2);
  expect(curl).toContain("files=@a-b.png");
  expect(curl).toContain("files=@2-a-b.png");
  expect(curl).toContain(`['"$file1"', '"$file1"', '"$file2"']`);
  expect(writeSnippet("typescript", call(files), target)).toContain('fileAt("http://127.0.0.1:7860/demo/api/file/abc/a%20b.png")');
  expect(writeSnippet("python", call(files), target)).toContain('handle_file("2-a-b.png")');
});

test("a login is asked for in the script", () => {
  const closed = { ...target, hasLogin: true };
  expect(writeSnippet("typescript", call(1), closed)).toContain('{ auth: ["NAME", "PASSWORD"] }');
  expect(writeSnippet("python", call(1), closed)).toContain('auth=("NAME", "PASSWORD")');
  const curl = writeSnippet("curl", call(1), closed);
  expect(curl).toMatch(/^curl -s -c cookies\.txt .*\/demo\/login'\n/);
  expect(curl).toContain("curl -s -b cookies.txt");
});

test("several calls are one script", () => {
  const script = writeSnippet("typescript", [...call(1), ...call(2)], target);
  expect(script.match(/connect\(/g)).toHaveLength(1);
  expect(script).toContain("const run2 = await client.run");
});

test("an agent's settings name the demo and its address", () => {
  expect(JSON.parse(writeMcpConfig("mcp", target))).toEqual({ mcpServers: { "my-demo-2": { url: "http://127.0.0.1:7860/demo/mcp" } } });
});

describe("callOf()", () => {
  const endpoint = (type: string, isRequired: boolean) => ({
    ...{ name: "go", outputs: [], example: { a: "sample" } },
    inputs: [{ name: "a", type, isRequired, description: undefined }],
  });

  test.each([
    ["what the form says", "string", true, "typed", "typed"],
    ["the example where a value is missing", "string", true, null, "sample"],
    ["nothing where that may be", "string | null", false, null, null],
  ])("takes %s", (_title, type, isRequired, given, value) => {
    expect(callOf(endpoint(type, isRequired), { a: given }).inputs).toEqual([{ name: "a", value }]);
  });
});

test.each([
  [{ enum: ["a", 1] }, '"a" | 1'],
  [{ anyOf: [{ type: "number" }, { type: "null" }] }, "number | null"],
  [{ type: "array", items: { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/FileData" }] } }, "(string | file)[]"],
  [{ type: ["integer", "null"] }, "number | null"],
  [{}, "any"],
])("%j is shown as %s", (schema, shown) => {
  expect(typeOf(schema)).toBe(shown);
});
