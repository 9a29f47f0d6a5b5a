import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { axeColourViolations, axeViolations } from "./axe.ts";
import { expect, test } from "./serve.ts";

const examples = readdirSync(resolve(import.meta.dirname, "../../examples")).filter((name) => name.endsWith(".ts"));

for (const example of examples) {
  test(`axe finds no violation on ${example}, light and dark`, async ({ page, serve }) => {
    const { url } = await serve(`examples/${example}`);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.goto(url);
    // Comes last, when the page has been drawn.
    await expect(page.getByText("Made with hardcase")).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeColourViolations(page)).toEqual([]);
  });
}
