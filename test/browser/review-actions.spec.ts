import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { axeViolationsWithin } from "./axe.ts";
import { readCases } from "./read-cases.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, type Served, test } from "./serve.ts";

/** A case of the calculator, open in the review. */
async function openCase(page: Page, served: Served): Promise<void> {
  await flagRun(served, "calculator", { num1: 5, operation: "add", num2: 7 });
  await openReview(page, served, "view=focus");
}

/** An open dialog is one that everybody can use, and has the look of its styles. */
async function expectGoodDialog(page: Page): Promise<void> {
  expect(await axeViolationsWithin(page, "dialog[open]")).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.locator("dialog[open]").evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("a case is run again beside its stored output, downloaded, added to the suite, and erased, each by a dialog that says what it does", async ({
  page,
  serve,
}) => {
  test.setTimeout(120_000);
  const served = await serve("examples/calculator.ts", reviewEnvironment);
  await openCase(page, served);
  await page.getByRole("button", { name: "Run again now" }).click();
  const again = page.getByRole("dialog", { name: "Run again" });
  await expect(again.getByText("The same as stored")).toBeVisible();
  await expect(again.getByText("12")).toHaveCount(2);
  const [stored, today] = [again.getByText("Stored", { exact: true }), again.getByText("Today", { exact: true })];
  expect((await today.boundingBox())?.y).toBe((await stored.boundingBox())?.y);
  await expectGoodDialog(page);
  await again.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("?");
  await expectGoodDialog(page);
  await page.keyboard.press("Escape");

  const actions = page.getByRole("region", { name: "Actions" });
  await actions.getByRole("button", { name: "Download" }).click();
  await expectGoodDialog(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  expect(lines).toHaveLength(2);
  await page.keyboard.press("Escape");

  await page.keyboard.press("r");
  await actions.getByRole("button", { name: "Add to the suite" }).click();
  const suite = page.getByRole("dialog", { name: "Add to the suite" });
  const suiteDir = join(served.folder, "tests/hardcases");
  await expect(suite).toContainText(suiteDir);
  await expectGoodDialog(page);
  await suite.getByRole("button", { name: "Add", exact: true }).click();
  await expect(suite.getByRole("status")).toHaveText(`Added to ${suiteDir}: 1 case, 0 files.`);
  expect((await readdir(suiteDir, { recursive: true })).length).toBeGreaterThan(0);
  await page.keyboard.press("Escape");

  await actions.getByRole("button", { name: "Erase" }).click();
  const erase = page.getByRole("dialog", { name: "Erase 1 case" });
  await expectGoodDialog(page);
  await erase.getByRole("button", { name: "Erase 1 case" }).click();
  await expect(erase.getByRole("status")).toContainText("Erased: 1 case, 1 CSV row");
  expect(await axeViolationsWithin(page, "dialog[open]")).toEqual([]);
  expect(await readCases(served)).toEqual([]);
});
