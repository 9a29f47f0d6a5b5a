import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openCaseStore } from "../../src/cases/open-case-store.ts";
import { sampleCase } from "../../src/testing/sample-case.ts";
import { axeColourViolations, axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, type Served, test } from "./serve.ts";

const longName = `2026.03-${"a-long-branch-name-".repeat(8)}end`;
const script = '<script>alert("flag")</script>';

/** Two weeks of runs and flags, as a demo of three versions would have left them. */
async function fillStore({ folder }: Served): Promise<void> {
  await using store = await openCaseStore({ dir: join(folder, "flagged") });
  for (let day = 1; day <= 14; day++) {
    const date = `2026-03-${String(day).padStart(2, "0")}`;
    const version = day <= 5 ? "2026.01" : day <= 10 ? "2026.02" : longName;
    await store.addRuns([{ endpoint: "calculator", version, day: date, runs: 20, failed: 0 }]);
    for (let flag = 0; flag < (day === 7 ? 0 : 1 + (day % 2)); flag++) {
      const option = flag === 0 ? "wrong sign" : script;
      const inputs = { num1: day, operation: "add", num2: flag };
      await store.add(sampleCase({ inputs, run: { version }, flag: { option, at: new Date(`${date}T12:00:00Z`) } }), []);
    }
  }
}

const card = (page: Page, name: string | RegExp) => page.getByRole("region", { name });
const rows = (page: Page) => page.locator(".case-row");

test("flags stand beside the runs behind them, and every mark leads to its cases and back, by the keyboard too", async ({
  page,
  serve,
}) => {
  const served = await serve("examples/calculator-options.ts", reviewEnvironment);
  await fillStore(served);
  const errors = watchErrors(page);
  await openReview(page, served);
  await page.getByRole("link", { name: "Numbers" }).click();
  await expect(page).toHaveURL(/view=numbers/);
  const overTime = card(page, "Flags over time");
  // 19 flags of 280 runs.

  await expect(overTime).toContainText("6.8 % 4.4 to 10 %, 95 % interval");
  await expect(card(page, "Judged")).toContainText("0 of 19 cases judged, 19 left");

  const version = card(page, /By version/).getByRole("row", { name: /2026\.02/ });
  await expect(version.getByRole("cell")).toHaveText(["5", "100", "5.0 % 2.2 to 11 %", ""]);
  await version.getByRole("button").click();
  await expect(rows(page)).toHaveCount(5);
  await expect(page).toHaveURL(/\?version=2026\.02$/);
  await page.goBack();
  await expect(page).toHaveURL(/view=numbers/);

  await card(page, "By option").getByRole("button", { name: script }).click();
  await expect(rows(page)).toHaveCount(6);
  await page.goBack();

  const bars = page.getByRole("group", { name: "Flags by day" });
  await bars.getByRole("button", { name: /^March 14/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(bars.getByRole("button", { name: "March 13, 2026: 2 flags, 20 runs, 10 % (2.8 to 30 %)" })).toBeFocused();
  await expect(page.locator(".chart-note")).toContainText("March 13, 2026");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(2);
  // No key judges the case that the reader was at, which is not to be seen.
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/case=/);
  await page.getByRole("link", { name: "Numbers" }).click();
  await expect(page.getByRole("group", { name: "Flags by day" })).toBeVisible();
  await page.getByRole("link", { name: "Numbers" }).blur();
  await page.keyboard.press("w");
  await page.keyboard.press("Escape");
  await expect(rows(page).filter({ hasText: "Not judged" })).toHaveCount(2);
  expect(errors).toEqual([]);
});

test("numbers follow the filters, and say why there are no rates of what runs are not counted by", async ({ page, serve }) => {
  const served = await serve("examples/calculator-options.ts", reviewEnvironment);
  await fillStore(served);
  await openReview(page, served, "view=numbers");
  const overTime = card(page, "Flags over time");
  await expect(overTime).toContainText("95 % interval");
  await page
    .getByRole("complementary", { name: "Filters" })
    .getByRole("button", { name: /^wrong sign/ })
    .click();
  await expect(page).toHaveURL(/option=wrong\+sign&view=numbers|view=numbers.*option=wrong/);
  await expect(overTime).toContainText("No rates: runs are counted by endpoint, version and day alone");
  await expect(overTime.locator("dd")).toHaveText(["13"]);
  await page.getByLabel("Search", { exact: true }).fill("no case says this");
  await expect(page.getByRole("heading", { name: "No case is like this" })).toBeVisible();
  await page.getByRole("button", { name: "Show all cases" }).click();
  await expect(overTime).toContainText("95 % interval");
});

test("a flag of this moment is counted without a reload, also one that repeats another exactly", async ({ page, serve }) => {
  const served = await serve("examples/calculator-options.ts", reviewEnvironment);
  await openReview(page, served, "view=numbers");
  await expect(page.getByRole("heading", { name: "No hard cases yet" })).toBeVisible();
  const sum = { num1: 1, operation: "add", num2: 2 };
  await flagRun(served, "calculator", sum, { option: "other" });
  const option = card(page, "By option").getByRole("row", { name: /other/ });
  await expect(option.getByRole("cell").first()).toHaveText("1");
  await flagRun(served, "calculator", sum, { option: "other" });
  await expect(option.getByRole("cell").first()).toHaveText("2");
  await expect(card(page, "Judged")).toContainText("0 of 1 cases judged");
  // The demo writes how many runs there were a few seconds later.
  await expect(card(page, "Flags over time")).toContainText("100 %", { timeout: 15_000 });
});

test("a count that takes long says what is waited for, one that fails what to do, and what was counted stays", async ({ page, serve }) => {
  const served = await serve("examples/calculator-options.ts", reviewEnvironment);
  await fillStore(served);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/review/api/numbers*", async (route) => {
    await held;
    await route.continue();
  });
  await openReview(page, served, "view=numbers");
  await expect(page.getByText(/^Counting flags, [1-9] s$/)).toBeVisible();
  expect(await axeColourViolations(page)).toEqual([]);
  release();
  await expect(card(page, "Judged")).toBeVisible();
  await page.unroute("**/review/api/numbers*");
  await page.route("**/review/api/numbers*", (route) => route.abort());
  await page
    .getByRole("complementary", { name: "Filters" })
    .getByRole("button", { name: /^2026\.02/ })
    .click();
  await expect(page.getByRole("alert")).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.unroute("**/review/api/numbers*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(card(page, "Flags over time").locator("dd").first()).toHaveText("5");
});

test("axe finds nothing in the numbers, wide and on a phone, light and dark, which is no wider than its screen", async ({
  page,
  serve,
}) => {
  const served = await serve("examples/calculator-options.ts", reviewEnvironment);
  await fillStore(served);
  await openReview(page, served, "view=numbers");
  await page.getByText("As a table").click();
  const table = page.getByRole("region", { name: "Table of flags by day" });
  await expect(table.getByRole("row", { name: "March 7, 2026 0 20 0 % 0 to 16 %" })).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeColourViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("button", { name: "Filters", exact: true })).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await axeColourViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test.describe("a reader far from Greenwich", () => {
  test.use({ timezoneId: "America/New_York" });

  test("comes from a bar to the cases of that very bar, and to rates by whole days in UTC", async ({ page, serve }) => {
    const served = await serve("examples/calculator-options.ts", reviewEnvironment);
    await fillStore(served);
    await openReview(page, served, "view=numbers");
    await page.getByRole("button", { name: /^March 13, 2026/ }).click();
    await expect(rows(page)).toHaveCount(2);
    await expect(page.getByText("From 2026-03-12 20:00")).toBeVisible();
    await page.getByLabel("From", { exact: true }).fill("2026-03-10");
    await page.getByRole("link", { name: "Numbers" }).click();
    await expect(card(page, "Flags over time")).toContainText("No rates: runs are counted by whole days in UTC");
    await page.getByRole("button", { name: "Take whole days" }).click();
    await expect(card(page, "Flags over time")).toContainText("95 % interval");
  });
});
