import type { Page } from "@playwright/test";
import { axeColourViolations, axeViolations } from "./axe.ts";
import { expect, test } from "./serve.ts";

const app = `
import { Interface, radio } from "hardcase";
const demo = new Interface(
  (num1, operation, num2) => {
    if (operation === "divide" && num2 === 0) throw new Error("Nothing is divided by 0.");
    return operation === "add" ? num1 + num2 : num1 / num2;
  },
  ["number", radio(["add", "divide"]), "number"],
  "number",
  { flaggingOptions: ["wrong sign", "other"], examples: [[5, "add", 7], [1, "divide", 0]] },
);
await demo.launch();
export default demo;
`;

const submit = (page: Page) => page.getByRole("button", { name: "Submit" }).click();

async function fill(page: Page, example: number): Promise<void> {
  await page.getByRole("button", { name: `Use example ${example}` }).click();
  await submit(page);
}

const states: Record<string, (page: Page) => Promise<void>> = {
  "nothing entered": async () => {},
  "required fields empty": async (page) => {
    await submit(page);
    await expect(page.getByText("Enter a number").first()).toBeVisible();
  },
  "an output": async (page) => {
    await fill(page, 1);
    await expect(page.getByLabel("Output")).toHaveText("12");
  },
  "an error": async (page) => {
    await fill(page, 2);
    await expect(page.getByRole("alert")).toBeVisible();
  },
  "a flag": async (page) => {
    await fill(page, 1);
    await page.getByRole("button", { name: "Flag as other" }).click();
    await expect(page.getByRole("button", { name: "Flag as other", pressed: true })).toBeVisible();
  },
  "a flag that failed": async (page) => {
    await page.route("**/api/flag", (route) => route.abort());
    await fill(page, 1);
    await page.getByRole("button", { name: "Flag as other" }).click();
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  },
};

for (const [name, reach] of Object.entries(states)) {
  test(`axe finds no violation with ${name}, light and dark`, async ({ page, serve }) => {
    const { url } = await serve(app);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.goto(url);
    await reach(page);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeColourViolations(page)).toEqual([]);
  });
}
