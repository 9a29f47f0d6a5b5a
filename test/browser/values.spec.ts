import { expect, test } from "./serve.ts";

const languages = [
  "Afrikaans",
  "Albanian",
  "Arabic",
  "Basque",
  "Breton",
  "Czech",
  "Danish",
  "Dutch",
  "English",
  "Éwé",
  "Finnish",
  "French",
  "Wolof",
];

/** One input of a kind, and what the function gets of it as JSON. */
const echo = (component: string) => `
import { Interface, checkboxGroup, dropdown, json, label, markdown, number, radio, slider, text } from "hardcase";
const languages = ${JSON.stringify(languages)};
const demo = new Interface((given) => JSON.stringify(given), ${component}, "text");
await demo.launch();
export default demo;
`;

test.beforeEach(({ page }) => page.setDefaultTimeout(10_000));

test("a number keeps what is being typed, and says what it cannot read", async ({ page, serve }) => {
  const { url } = await serve(echo("number({ unit: 'kg', optional: true })"));
  await page.goto(url);
  const field = page.getByLabel("given");
  await field.pressSequentially("1.050");
  await expect(field).toHaveValue("1.050");
  await field.press("Enter");
  await expect(page.getByLabel("Output")).toHaveText("1.05");

  await field.fill("");
  await field.pressSequentially("1e");
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByText("This is not a number.")).toBeVisible();
  await expect(field).toBeFocused();
  await expect(page.getByLabel("Output")).toHaveText("1.05");

  await page.getByRole("button", { name: "Clear" }).click();
  expect(await field.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(false);
});

test("JSON that cannot be read is told with its line and column, and not run without", async ({ page, serve }) => {
  const { url } = await serve(echo("json({ optional: true })"));
  await page.goto(url);
  const field = page.getByLabel("given");
  await field.fill('{\n  "a": [1, 2,]\n}');
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByText("Line 2, column 14: expected a value.")).toBeVisible();
  await expect(page.getByLabel("Output")).toHaveText("");
  await field.fill('{"a":  [1.0, 2]}');
  await expect(field).toHaveValue('{"a":  [1.0, 2]}');
  await field.press("Control+Enter");
  await expect(page.getByLabel("Output")).toHaveText('{"a":[1,2]}');
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(field).toHaveValue("");
});

test("a text of one line is sent by Enter, of many by Ctrl+Enter", async ({ page, serve }) => {
  const { url } = await serve(echo("text({ lines: 2 })"));
  await page.goto(url);
  const field = page.getByLabel("given");
  await field.pressSequentially("one");
  await field.press("Enter");
  await field.pressSequentially("two");
  await expect(page.getByLabel("Output")).toHaveText("");
  const { height } = (await field.boundingBox()) ?? { height: 0 };
  await field.press("Control+Enter");
  await expect(page.getByLabel("Output")).toHaveText('"one\\ntwo"');
  await field.press("Enter");
  await field.press("Enter");
  expect((await field.boundingBox())?.height).toBeGreaterThan(height);
});

test("radio buttons are chosen by arrow keys and sent by Enter", async ({ page, serve }) => {
  const { url } = await serve(echo("radio(['small', ['Large one', 2]])"));
  await page.goto(url);
  await expect(page.getByRole("radiogroup", { name: "given" })).toBeVisible();
  await page.getByLabel("small").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Large one")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Output")).toHaveText("2");
});

test("a slider and its number say the same, and stay between the ends", async ({ page, serve }) => {
  const { url } = await serve(echo("slider(0, 1, 0.5)"));
  await page.goto(url);
  const slider = page.getByLabel("given");
  const exact = page.getByLabel("Exact value");
  await slider.press("ArrowRight");
  await expect(exact).toHaveValue("0.51");
  await exact.fill("7");
  await expect(slider).toHaveValue("1");
  await exact.press("Enter");
  await expect(page.getByLabel("Output")).toHaveText("1");
  await exact.blur();
  await expect(exact).toHaveValue("1");
});

test("a list of many choices is narrowed by typing and chosen from by keyboard alone", async ({ page, serve }) => {
  const { url } = await serve(echo("dropdown(languages)"));
  await page.goto(url);
  const field = page.getByRole("combobox", { name: "given" });
  await field.pressSequentially("ew");
  await expect(page.getByRole("option")).toHaveText(["Éwé"]);
  await field.fill("a");
  await expect(field).toHaveAttribute("aria-expanded", "true");
  const first = page.getByRole("option", { name: "Afrikaans" });
  expect(await field.getAttribute("aria-activedescendant")).toBe(await first.getAttribute("id"));
  await field.press("ArrowDown");
  await field.press("Enter");
  await expect(field).toHaveValue("Albanian");
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await field.press("Enter");
  await expect(page.getByLabel("Output")).toHaveText('"Albanian"');

  await field.fill("nonsense");
  await expect(page.getByText("Nothing fits what you typed")).toBeVisible();
  await field.press("Escape");
  await expect(field).toHaveValue("Albanian");
});

test("several choices become tags that can be taken away", async ({ page, serve }) => {
  const { url } = await serve(echo("dropdown(languages, { multiselect: true, maxChoices: 2, value: ['Czech'] })"));
  await page.goto(url);
  const field = page.getByRole("combobox", { name: "given" });
  await field.click();
  await page.getByRole("option", { name: "Dutch" }).click();
  await expect(page.getByText("At most 2 can be chosen")).toBeVisible();
  await page.getByRole("option", { name: "Danish" }).click({ force: true });
  await field.press("Escape");
  await page.getByRole("button", { name: "Remove Czech" }).click();
  await expect(field).toBeFocused();
  await field.press("Enter");
  await expect(page.getByLabel("Output")).toHaveText('["Dutch"]');
  await expect(page.getByText("Done in")).toBeVisible();
  await field.press("Backspace");
  await expect(page.getByRole("button", { name: "Remove Dutch" })).toBeHidden();
  await field.press("Enter");
  await expect(page.getByLabel("Output")).toHaveText("[]");
});

test("any text is taken where custom values are allowed, and a choice is found whatever its case", async ({ page, serve }) => {
  const { url } = await serve(echo("dropdown(['red', 'green'], { allowCustomValue: true })"));
  await page.goto(url);
  const field = page.getByRole("combobox", { name: "given" });
  await field.fill("re");
  await field.press("Enter");
  await expect(field).toHaveValue("re");
  await field.fill("GREEN");
  await field.press("Tab");
  await expect(field).toHaveValue("green");
});

const showing = (output: string, result: string) => `
import { Interface, ${output} } from "hardcase";
const demo = new Interface(${result}, null, ${output}());
await demo.launch();
export default demo;
`;

test("a large JSON value is there at once, folded, and unfolds in parts", async ({ page, serve }) => {
  const { url } = await serve(
    showing("json", "() => ({ rows: Array.from({ length: 20_000 }, (_, id) => ({ id, name: `row ${id}`, on: true })) })"),
  );
  await page.goto(url);
  await page.getByRole("button", { name: "Generate" }).click();
  await page.getByText("[ 20000 items ]").click();
  await expect(page.getByText("{ 3 keys }")).toHaveCount(100);
  await page.getByRole("button", { name: "Show 100 more of 19900" }).click();
  await expect(page.getByText("{ 3 keys }")).toHaveCount(200);
  await page.getByText("{ 3 keys }").first().click();
  await expect(page.getByText('"row 0"')).toBeVisible();
});

test("Markdown is shown formatted, and its HTML as text", async ({ page, serve }) => {
  const { url } = await serve(showing("markdown", "() => '# Title\\n\\n<img src=x onerror=alert(1)> [out](https://example.org)'"));
  await page.goto(url);
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByRole("heading", { name: "Title" })).toBeVisible();
  await expect(page.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
  await expect(page.getByRole("link", { name: "out" })).toHaveAttribute("rel", "noopener noreferrer");
});

test("a long text can be scrolled by keyboard and copied", async ({ page, serve, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { url } = await serve(showing("text", "() => Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\\n')"));
  await page.goto(url);
  await page.getByRole("button", { name: "Generate" }).click();
  const output = page.getByLabel("Output", { exact: true });
  await expect(output).toHaveAttribute("tabindex", "0");
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^line 0\nline 1\n.*\nline 99$/s);
});
