import { expect, test } from "vitest";

test("the package exports these names", async () => {
  expect(Object.keys(await import("../src/index.ts")).sort()).toMatchInlineSnapshot(`
    [
      "Component",
      "HardcaseError",
      "Interface",
      "number",
    ]
  `);
});
