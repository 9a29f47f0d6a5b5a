import type { Page } from "@playwright/test";
import { axeColourViolations, axeViolations } from "./axe.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, type Served, test } from "./serve.ts";

/** Opens the review of sums that were flagged under options; the last one repeats the first exactly. */
async function openSums(page: Page, served: Served): Promise<void> {
  const sums = [
    { num1: 1, option: "wrong sign" },
    { num1: 2, option: "off by one" },
    { num1: 3, option: "off by one" },
    { num1: 1, option: "wrong sign" },
  ];
  for (const { num1, option } of sums) {
    const note = num1 === 3 ? "Seen at dusk" : "";
    await flagRun(served, "calculator", { num1, operation: "add", num2: 4100 }, { option, note });
  }
  await openReview(page, served);
}

const rows = (page: Page) => page.locator(".case-row");
const choice = (page: Page, name: RegExp) => page.getByRole("button", { name });

test("a filter narrows the list, stands in the address, and outlives a reload and going back", async ({ page, serve }) => {
  await openSums(page, await serve("examples/calculator-options.ts", reviewEnvironment));
  // Exact repeats are one row, unless each is wanted.
  await expect(rows(page)).toHaveCount(3);
  await page.getByLabel("Show every repeat").check();
  await expect(rows(page)).toHaveCount(4);
  await page.getByLabel("Show every repeat").uncheck();
  await choice(page, /^off by one 2/).click();
  await expect(rows(page)).toHaveCount(2);
  expect(new URL(page.url()).searchParams.get("option")).toBe("off by one");
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await expect(choice(page, /^wrong sign 1/)).toBeVisible();
  await page.getByRole("button", { name: "Clear Option: off by one" }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.goBack();
  await expect(rows(page)).toHaveCount(2);
});

test("a search from the keyboard is saved as a view and opened again; axe finds nothing in rail and sheet", async ({ page, serve }) => {
  await openSums(page, await serve("examples/calculator-options.ts", reviewEnvironment));
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("/");
  await page.keyboard.type("dusk");
  await expect(rows(page)).toHaveCount(1);
  await page.getByLabel("Name of this view").fill("Dusk");
  await page.getByLabel("Name of this view").press("Enter");
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByLabel("Search", { exact: true })).toHaveValue("");
  await choice(page, /^Dusk$/).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByLabel("Search", { exact: true })).toHaveValue("dusk");
  await page.getByRole("button", { name: "Delete Dusk" }).click();
  await expect(choice(page, /^Dusk$/)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(choice(page, /^Dusk$/)).toBeVisible();
  await page.getByLabel("Name of this view").fill("Dusk");
  await expect(page.getByRole("button", { name: "Replace" })).toBeVisible();
  await page.getByLabel("Name of this view").fill("");
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeColourViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await axeColourViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
