import { describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { noFiles, noMedia } from "../../testing/no-files.ts";
import { code } from "./code.ts";
import { codeLanguages } from "./code-language.ts";
import { highlightCode } from "./highlight-code.ts";
import { loadLanguage } from "./load-language.ts";

describe.each(codeLanguages)("in %s", (language) => {
  const component = code({ language, optional: true });
  test.each(componentContract(component, { files: noFiles, media: noMedia }))("$name", ({ run }) => run());

  test("colours its sample, and keeps every character", async () => {
    const text = await component.sample(noFiles);
    const lines = highlightCode(text, await loadLanguage(language));
    expect(lines.map((parts) => parts.map((part) => part.text).join("")).join("\n")).toBe(text);
    expect(lines.flat().some(({ classes }) => classes !== "")).toBe(language !== "text");
  });
});

test("knows a keyword from a text", async () => {
  const [line] = highlightCode('return "x"', await loadLanguage("python"));
  expect(line).toEqual([
    { text: "return", classes: "tok-keyword" },
    { text: " ", classes: "" },
    { text: '"x"', classes: "tok-string" },
  ]);
});

test("keeps tabs, line ends and code that is broken", async () => {
  const broken = "\tif (\r\n{";
  expect(await code().postprocess(broken, noFiles)).toBe(broken);
  const lines = highlightCode("\tif (\n{", await loadLanguage("javascript"));
  expect(lines.map((parts) => parts.map(({ text }) => text).join(""))).toEqual(["\tif (", "{"]);
});

test("takes an empty text for none", async () => {
  expect(code().isEmpty("")).toBe(true);
  expect(await code({ optional: true }).preprocess("", noFiles)).toBe(null);
});

test("refuses what is no text", async () => {
  await expect(code().postprocess(1 as never, noFiles)).rejects.toThrow("must be a text, got 1");
});

test("can ignore spacing, as a formatter changes it", () => {
  expect(code({ compare: { ignoreSpacing: true } }).compare("a = 1\n", "a  =  1").same).toBe(true);
});

test.each([
  [{ language: "cobol" }, 'code(): language must be "javascript" or "typescript"'],
  [{ lines: 0 }, "code(): lines must be a whole number from 1 up, got 0."],
  [{ value: 3 }, "code(): value must be a text, got 3."],
])("refuses %j when it is made", (options, message) => {
  expect(() => code(options as never)).toThrow(message);
});
