import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./serve.ts";

const examples = readdirSync(resolve(import.meta.dirname, "../../examples")).filter((name) => name.endsWith(".ts"));

for (const example of examples) {
  test(`axe finds no violation on ${example}, light and dark, at rest and with an example filled in`, async ({ page, serve }) => {
    const { url } = await serve(`examples/${example}`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(url);
      // Comes last, when the page has been drawn.
      await expect(page.getByText("Made with hardcase")).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    }
  });
}
