import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findChromium } from "../../scripts/set-up/find-chromium.mjs";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

// The clipboard is the whole browser's.
const executablePath = findChromium();
test.use({ launchOptions: { ...(executablePath && { executablePath }), args: ["--no-sandbox"] } });

test.beforeEach(({ page }) => page.setDefaultTimeout(15_000));

const bill = `
import { Interface, dataframe } from "hardcase";
const table = dataframe({ headers: ["item", "price", "paid"], datatype: ["text", "number", "boolean"] });
const demo = new Interface((rows) => JSON.stringify(rows), { rows: table }, "text");
await demo.launch();
export default demo;
`.replace("(rows) =>", "({ rows }) =>");

test("a table is typed into, pasted into and taken back, and the function gets its rows", async ({ page, serve, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { url } = await serve(bill);
  await page.goto(url);
  const table = page.getByRole("grid", { name: "rows" });
  await table.locator('[data-row="0"][data-column="0"]').click();
  await page.keyboard.type("Tea");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1.5");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await page.evaluate(() => navigator.clipboard.writeText('"two\nlines"\t2\nCake\t3\nPie\t4\n'));
  await expect(async () => {
    const place = table.locator('[data-row="1"][data-column="0"]');
    await place.click();
    // What was chosen and what was pasted is selected by the next drawing; no hand is quicker than that.
    await expect(place).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Control+v");
    await expect(table.locator('[data-row="3"][data-column="1"][aria-selected="true"]')).toHaveText("4", { timeout: 2_500 });
  }).toPass();
  await page.keyboard.press("Control+c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('"two\nlines"\t2\nCake\t3\nPie\t4');
  await page.keyboard.press("Control+Enter");
  await expect(page.getByLabel("Output")).toHaveText(
    JSON.stringify([
      { item: "Tea", price: 1.5, paid: true },
      { item: "two\nlines", price: 2, paid: null },
      { item: "Cake", price: 3, paid: null },
      { item: "Pie", price: 4, paid: null },
    ]),
  );
  await page.keyboard.press("Control+z");
  // The output may be there a moment before the end of its run, until which nothing else is submitted.
  await expect(async () => {
    await page.keyboard.press("Control+Enter");
    await expect(page.getByLabel("Output")).toHaveText(JSON.stringify([{ item: "Tea", price: 1.5, paid: true }]), { timeout: 1_000 });
  }).toPass();

  await table.locator('[data-row="1"][data-column="1"]').click();
  await page.keyboard.type("cheap");
  await page.keyboard.press("Enter");
  await expect(async () => {
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText('rows must be a table with a number in column price, row 2, got "cheap".')).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("of 100,000 rows only those in sight are drawn, and the last is one key away", async ({ page, serve }) => {
  const { url } = await serve(`
import { Interface, dataframe } from "hardcase";
const demo = new Interface(
  () => Array.from({ length: 100_000 }, (_, index) => ({ index, name: "Name " + ((index * 7919) % 100_000), even: index % 2 === 0 })),
  [],
  dataframe({ showSearch: true }),
);
await demo.launch();
export default demo;
`);
  await page.goto(url);
  await page.getByRole("button", { name: "Generate" }).click();
  const table = page.getByRole("grid", { name: "Output" });
  await expect(table).toHaveAttribute("aria-rowcount", "100001");
  expect(await table.getByRole("row").count()).toBeLessThan(60);
  await table.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+ArrowDown");
  await expect(table.getByRole("gridcell", { name: "99999", exact: true })).toBeVisible();
  await page.getByLabel("Find rows").fill("Name 4711");
  await expect(page.getByText("11 of 100,000 rows")).toBeVisible();
  await table.getByRole("button", { name: "Sort by name" }).click();
  await expect(table.locator('[data-row="0"][data-column="1"]')).toHaveText("Name 4711");
});

const plots = `
import { Blocks, column, plot } from "hardcase";
const figure = JSON.stringify({ data: [{ type: "bar", x: ["a", "b"], y: [1, 2] }], layout: { title: { text: "Bars of Plotly" } } });
const chart = JSON.stringify({
  $schema: "https://vega.github.io/schema/vega-lite/v5.20.1.json",
  data: { values: [{ a: 1, b: 2 }, { a: 2, b: 3 }] },
  transform: [{ calculate: "datum.b * 2", as: "c" }],
  mark: "point",
  encoding: { x: { field: "a", type: "quantitative" }, y: { field: "c", type: "quantitative" } },
});
const rows = { type: "line", data: [{ day: "2026-01-01", sales: 3 }, { day: "2026-01-02", sales: 5 }], x: "day", y: "sales" };
const elsewhere = { mark: "bar", data: { url: "https://example.org/rows.csv" }, encoding: { x: { field: "a" } } };
const demo = new Blocks(column(
  plot({ label: "Plotly", value: figure }),
  plot({ label: "Vega-Lite", value: chart }),
  plot({ label: "Rows", value: rows }),
  plot({ label: "Elsewhere", value: elsewhere }),
));
await demo.launch();
export default demo;
`;

test("plots of Plotly, of Vega-Lite and of rows are drawn under the page's policy, and follow its theme", async ({ page, serve }) => {
  const { url } = await serve(plots);
  const errors = watchErrors(page);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(url);
  const title = page.getByRole("figure", { name: "Plotly" }).locator(".gtitle");
  await expect(title).toHaveText("Bars of Plotly");
  await expect(page.getByRole("figure", { name: "Vega-Lite" }).locator("svg .mark-symbol path")).toHaveCount(2);
  await expect(page.getByText("This plot cannot be drawn: it asks for data from elsewhere")).toBeVisible();

  const ink = () => title.evaluate((element) => getComputedStyle(element).fill);
  const light = await ink();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(ink).not.toBe(light);

  const rows = page.getByRole("figure", { name: "Rows" });
  await rows.locator(".plot-box").focus();
  await page.keyboard.press("End");
  await expect(rows.getByRole("status")).toHaveText("day 2026-01-02sales 5");
  await rows.getByText("Data", { exact: true }).click();
  await expect(rows.getByRole("cell")).toHaveText(["2026-01-01", "3", "2026-01-02", "5"]);
  expect(errors).toEqual([]);
});

test("an editor takes code, keeps Tab for indenting, lets the keyboard go after Escape, and is flagged as text", async ({
  page,
  serve,
}) => {
  const { url, folder } = await serve(`
import { Interface, code } from "hardcase";
const demo = new Interface((source) => source.toUpperCase(), code({ language: "python" }), code({ language: "python" }));
await demo.launch();
export default demo;
`);
  const errors = watchErrors(page);
  await page.goto(url);
  const editor = page.getByRole("textbox", { name: "source" });
  await expect(page.locator(".cm-editor")).toBeVisible();
  await editor.click();
  await page.keyboard.type("def f():\nreturn 1");
  await page.keyboard.press("Home");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor).not.toBeFocused();
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByRole("group", { name: "Output" })).toHaveText(/DEF F\(\):\s+RETURN 1/);
  await expect(page.locator(".tok-variableName").first()).toBeVisible();
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await expect(page.getByText("Flagged", { exact: true })).toBeVisible();
  expect(await readFile(join(folder, "flagged/logs.csv"), "utf8")).toContain("DEF F():");
  expect(errors).toEqual([]);
});
