import { axeColourViolations, axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

/** Every layout, and something of each kind of event. */
const everything = `
import { Blocks, accordion, button, checkbox, column, dropdown, flagButton, group, image, markdown, number, render, row, sidebar, slider, step, tab, tabs, text, walkthrough } from "hardcase";
const name = text({ label: "Name", info: "As it is spoken." }), greeting = text({ label: "Greeting" }), log = text({ label: "Log" });
const greet = button("Greet", { variant: "primary" });
const greeted = greet.click((given) => "Hello " + given, name, greeting);
greeted.success(() => "It was said.", null, log);
const fields = slider(1, 3, 2, { label: "Fields", step: 1 });
const demo = new Blocks(
  { title: "Everything", description: "A page with **every** layout.", theme: { colors: { accent: { light: "oklch(50% 0.15 200)", dark: "oklch(62% 0.12 200)" } }, radius: 12 } },
  sidebar({ label: "Settings" }, dropdown(["Rome", "Milan"], { label: "City" }), checkbox({ label: "Formal" })),
  tabs(
    tab("Greeting", row(column({ scale: 2 }, name, greeting), column(log, greet)), flagButton(greeted, { flaggingOptions: ["rude", "wrong"] })),
    tab("Parts", fields, render((n) => row(...Array.from({ length: n }, (_, index) => text({ label: "Part " + (index + 1) }))), fields)),
    tab("Steps", walkthrough(step("One", checkbox({ label: "Agree" })), step("Two", number({ label: "Age" })), step("Three", image({ label: "Face" })))),
  ),
  accordion("More", { open: false }, markdown({ value: "## Hidden\\nText." })),
  row({ equalHeight: true }, group(number({ label: "A" }), number({ label: "B" })), image({ label: "Picture" })),
);
await demo.launch();
export default demo;
`;

test("tabs, accordion, sidebar and walkthrough work by keyboard, and keep what was entered", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(everything);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(url);
  await page.getByLabel("Name", { exact: true }).fill("Ada");

  await page.getByRole("tab", { name: "Greeting" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Parts" })).toBeFocused();
  await expect(page.getByRole("tab", { name: "Parts", selected: true })).toBeVisible();
  await expect(page.getByLabel(/^Part \d/)).toHaveCount(2);
  await expect(page.getByLabel("Name", { exact: true })).toBeHidden();
  await page.keyboard.press("End");
  await expect(page.getByRole("tabpanel", { name: "Steps" })).toBeVisible();

  await page.getByRole("button", { name: "Next" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Two" })).toBeFocused();
  await page.getByLabel("Age").fill("36");
  await page.getByRole("button", { name: "Back" }).press("Enter");
  await expect(page.getByLabel("Agree")).toBeVisible();
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await expect(page.getByLabel("Age")).toHaveValue("36");

  await page.getByRole("tab", { name: "Steps" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ada");

  const more = page.getByText("More", { exact: true });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Hidden" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Hidden" })).toBeHidden();

  await page.getByRole("button", { name: "Hide Settings" }).press("Enter");
  await expect(page.getByLabel("City")).toBeHidden();
  const show = page.getByRole("button", { name: "Show Settings" });
  await expect(show).toBeFocused();
  await show.press("Enter");
  await expect(page.getByLabel("City")).toBeVisible();
  expect(errors).toEqual([]);
});

for (const [width, colorScheme, other] of [
  [1280, "light", "dark"],
  [390, "dark", "light"],
] as const) {
  test(`axe finds nothing on any tab, light and dark, and nothing is wider than the page: ${width}`, async ({ page, serve }) => {
    const errors = watchErrors(page);
    const { url } = await serve(everything);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);
    if (width < 900) await page.getByRole("button", { name: "Show Settings" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Ada");
    await page.getByRole("button", { name: "Greet", exact: true }).click();
    await expect(page.getByLabel("Log", { exact: true })).toHaveText("It was said.");
    await page.getByText("More", { exact: true }).click();
    for (const tab of ["Greeting", "Parts", "Steps"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${tab}-${width}-${colorScheme}.png`, fullPage: true });
      await page.emulateMedia({ colorScheme: other });
      expect(await axeColourViolations(page)).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}
