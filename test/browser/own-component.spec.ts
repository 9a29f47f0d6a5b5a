import { fileURLToPath } from "node:url";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const fixture = JSON.stringify(fileURLToPath(new URL("../fixtures/stars.ts", import.meta.url)));

const app = `
import { Blocks, text } from "hardcase";
import { stars } from ${fixture};
const given = stars({ label: "Given", most: 4 });
const shown = stars({ label: "Shown" });
const chosen = text({ label: "Chosen" });
given.change((n) => n, given, shown);
given.select((context) => JSON.stringify(context.event.detail), null, chosen);
const demo = new Blocks(given, shown, chosen);
await demo.launch();
export default demo;
`;

test("a component of the owner's own draws with the page's Preact, keeps state and tells of its events", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(app);
  await page.goto(url);
  const given = page.getByRole("group", { name: "Given" });
  await given.getByRole("button", { name: "3 of 4" }).click();
  await expect(given.getByText("1 presses")).toBeVisible();
  await expect(given.getByRole("button", { name: "3 of 4" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("status", { name: "Shown" })).toHaveText("★★★");
  await expect(page.getByText('{"index":2,"value":3}')).toBeVisible();
  expect(errors).toEqual([]);
});
