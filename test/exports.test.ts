import { expect, test } from "vitest";

test("the package exports these names", async () => {
  expect(Object.keys(await import("../src/index.ts")).sort()).toMatchInlineSnapshot(`
    [
      "CSVLogger",
      "Component",
      "FlaggingCallback",
      "HardcaseError",
      "Interface",
      "audio",
      "checkbox",
      "checkboxGroup",
      "dropdown",
      "file",
      "image",
      "json",
      "label",
      "markdown",
      "number",
      "radio",
      "readCsv",
      "slider",
      "streamCsv",
      "text",
      "toFlagValues",
      "video",
    ]
  `);
});
