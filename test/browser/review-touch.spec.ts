import { devices, type Page } from "@playwright/test";
import { axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { readCases } from "./read-cases.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, test } from "./serve.ts";

const { viewport: _, ...phone } = devices["Pixel 5"];
test.use({ ...phone, viewport: { width: 390, height: 844 } });

const position = (page: Page, text: string) => expect(page.locator(".review-position")).toHaveText(text);
const saved = (page: Page) => expect(page.locator(".saving-notice")).toHaveAttribute("data-status", "saved");
const card = (page: Page, text: string) => page.locator(".case-card").filter({ hasText: text });

/** Buttons, links and fields on the screen that are smaller than a finger needs. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], select, input:not([type=checkbox], [type=radio]), summary, textarea")]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => `${element.outerHTML.slice(0, 120)} ${element.getBoundingClientRect().height}`),
  );
}

test("on a phone cases are filtered, searched, judged, corrected, chosen and taken back by touch, with room for a finger", async ({
  page,
  serve,
}) => {
  const served = await serve("examples/calculator-options.ts", reviewEnvironment);
  for (const num1 of [1, 2, 3, 4]) {
    const option = num1 === 4 ? "wrong sign" : "off by one";
    await flagRun(served, "calculator", { num1, operation: "add", num2: 7 }, { option, note: `note ${num1}` });
  }
  const errors = watchErrors(page);
  await openReview(page, served);
  await expect(page.locator(".case-card")).toHaveCount(4);
  expect(await smallTargets(page)).toEqual([]);

  await page.getByRole("button", { name: "Filters", exact: true }).tap();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  await sheet.getByRole("button", { name: /^off by one 3/ }).tap();
  expect(await smallTargets(page)).toEqual([]);
  await sheet.getByRole("button", { name: "Close" }).tap();
  await expect(page.locator(".case-card")).toHaveCount(3);
  await page.getByRole("button", { name: "Clear Option: off by one" }).tap();
  await page.getByLabel("Search", { exact: true }).tap();
  await page.keyboard.type("note 2");
  await expect(page.locator(".case-card")).toHaveCount(1);
  await page.getByLabel("Search", { exact: true }).fill("");
  await expect(page.locator(".case-card")).toHaveCount(4);

  await card(page, "note 4").tap();
  await position(page, "1 / 4");
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole("button", { name: "Right" }).tap();
  await position(page, "2 / 4");
  await page.getByRole("button", { name: "Correct" }).tap();
  const field = page.getByLabel("Output, as it should be");
  await expect(field).toBeFocused();
  await expect(field).toBeInViewport();
  await field.fill("11");
  expect(await smallTargets(page)).toEqual([]);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Save as wrong" }).tap();
  await position(page, "3 / 4");
  await page.getByRole("button", { name: "Discard" }).tap();
  await position(page, "4 / 4");
  await saved(page);
  await page.getByRole("button", { name: "Undo" }).tap();
  await position(page, "3 / 4");
  await saved(page);
  const said = async () => (await readCases(served)).map(({ review: { verdict, expected } }) => [verdict, expected]);
  expect(await said()).toEqual([
    ["new", null],
    ["new", null],
    ["wrong", { Output: 11 }],
    ["right", null],
  ]);

  await page.getByRole("link", { name: "Table" }).tap();
  await page.getByLabel("Choose case 3", { exact: true }).tap();
  await page.getByLabel("Choose case 4", { exact: true }).tap();
  const bar = page.getByRole("region", { name: "Chosen cases" });
  expect(await smallTargets(page)).toEqual([]);
  await bar.getByRole("button", { name: "Discard" }).tap();
  await expect.poll(async () => (await said()).filter(([verdict]) => verdict === "discarded").length).toBe(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(errors).toEqual([]);
});
