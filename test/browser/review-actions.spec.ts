import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readCases } from "./read-cases.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, type Served, test } from "./serve.ts";

/** A case of the calculator, open in the review. */
async function openCase(page: Page, served: Served): Promise<void> {
  await flagRun(served, "calculator", { num1: 5, operation: "add", num2: 7 });
  await openReview(page, served, "view=focus");
}

test("a case is run again beside its stored output, downloaded, and erased by a dialog that counts", async ({ page, serve }) => {
  const served = await serve("examples/calculator.ts", reviewEnvironment);
  await openCase(page, served);
  await page.getByRole("button", { name: "Run again now" }).click();
  const again = page.getByRole("dialog", { name: "Run again" });
  await expect(again.getByText("The same as stored")).toBeVisible();
  await expect(again.getByText("12")).toHaveCount(2);
  await again.getByRole("button", { name: "Close" }).click();

  const actions = page.getByRole("region", { name: "Actions" });
  await actions.getByRole("button", { name: "Download" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  expect(lines).toHaveLength(2);
  await page.keyboard.press("Escape");

  await actions.getByRole("button", { name: "Erase" }).click();
  const erase = page.getByRole("dialog", { name: "Erase 1 case" });
  await erase.getByRole("button", { name: "Erase 1 case" }).click();
  await expect(erase.getByRole("status")).toContainText("Erased: 1 case, 1 CSV row");
  expect(await readCases(served)).toEqual([]);
});

test("a case opens in the demo with its inputs in the form", async ({ page, serve }) => {
  const served = await serve("examples/calculator.ts", reviewEnvironment);
  await openCase(page, served);
  const [demo] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Open in the demo" }).click()]);
  await expect(demo.getByRole("status").filter({ hasText: "Filled with the inputs of a case under review" })).toBeVisible();
  await expect(demo.getByLabel("num1")).toHaveValue("5");
  await expect(demo.getByLabel("num2")).toHaveValue("7");
});
