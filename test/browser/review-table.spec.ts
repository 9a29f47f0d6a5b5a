import type { Page } from "@playwright/test";
import { axeColourViolations, axeViolations, axeViolationsWithin } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { readCases } from "./read-cases.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, test } from "./serve.ts";

const rows = (page: Page) => page.getByRole("grid", { name: "Cases" }).locator(".case-row");

test("a range is chosen by Shift and judged in one stroke, and a case that is flagged meanwhile appears without a reload", async ({
  page,
  serve,
}) => {
  const served = await serve("examples/calculator.ts", reviewEnvironment);
  for (let num1 = 0; num1 < 5; num1++) await flagRun(served, "calculator", { num1, operation: "add", num2: 7 });
  const errors = watchErrors(page);
  await openReview(page, served, "order=oldest");
  await expect(rows(page)).toHaveCount(5);
  await page.getByLabel("Choose case 2").click();
  await page.getByLabel("Choose case 4").click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Chosen cases" });
  await expect(bar).toContainText("3 cases chosen");
  await bar.getByRole("button", { name: "Discard" }).click();
  const verdicts = async () => (await readCases(served)).map(({ review }) => review.verdict);
  await expect.poll(verdicts).toEqual(["new", "discarded", "discarded", "discarded", "new"]);
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();

  await openReview(page, served);
  await expect(rows(page)).toHaveCount(5);
  await flagRun(served, "calculator", { num1: 99, operation: "add", num2: 7 });
  await expect(rows(page)).toHaveCount(6);
  await expect(rows(page).filter({ hasText: "99" })).toHaveCount(1);
  expect(errors).toEqual([]);
});

test("the columns that are chosen stand in the address, and come back with it", async ({ page, serve }) => {
  const served = await serve("examples/calculator.ts", reviewEnvironment);
  await flagRun(served, "calculator", { num1: 5, operation: "add", num2: 7 });
  await openReview(page, served);
  await page.getByText("Columns", { exact: true }).click();
  await page.getByRole("checkbox", { name: "Duration" }).check();
  await page.getByRole("checkbox", { name: "Option" }).uncheck();
  expect(await axeViolationsWithin(page, ".choose-columns")).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("checkbox", { name: "Duration" })).toBeHidden();
  await expect(page).toHaveURL(/columns=verdict%2Cflagged%2Cin\.num1.*%2Cduration/);
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Duration" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Option" })).toHaveCount(0);
  await page.getByText("Columns", { exact: true }).click();
  await page.getByRole("button", { name: "Show the usual columns" }).click();
  await expect(page).not.toHaveURL(/columns=/);
});

const several = `
import { image, Interface, text } from "hardcase";
const shout = (words, picture) => words.toUpperCase();
const demo = new Interface(shout, [text({ label: "words" }), image({ label: "picture", type: "path" })], text({ label: "shouted" }), { apiName: "shout" });
await demo.launch();
export default demo;
`;

test("pictures and right-to-left texts keep their rows, a failed list says so, and axe finds nothing", async ({ page, serve }) => {
  const served = await serve(several, reviewEnvironment);
  const picture = new FormData();
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  picture.append("files", new File([Buffer.from(pixel, "base64")], "pixel.png", { type: "image/png" }));
  const [file] = (await (await fetch(`${served.url}/api/upload`, { method: "POST", body: picture })).json()) as [Record<string, unknown>];
  await flagRun(served, "shout", { words: "مرحبا بالعالم", picture: file }, { note: "שלום" });
  for (let n = 0; n < 12; n++) await flagRun(served, "shout", { words: `line ${n} ${"long ".repeat(50)}`, picture: file });
  await openReview(page, served);
  await expect(rows(page)).toHaveCount(13);
  await expect(rows(page).last().getByRole("img")).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeColourViolations(page)).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator(".case-card").first()).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await axeColourViolations(page)).toEqual([]);
  // The grid scrolls, the page does not.
  const { scrollWidth, scrollHeight } = await page.evaluate(() => {
    const { documentElement: root } = document;
    return { scrollWidth: root.scrollWidth, scrollHeight: root.scrollHeight };
  });
  expect({ scrollWidth, scrollHeight }).toEqual({ scrollWidth: 390, scrollHeight: 844 });

  await page.route("**/review/api/cases?*", (route) => route.abort());
  await page.reload();
  await expect(page.getByRole("button", { name: /again/i })).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.unroute("**/review/api/cases?*");
  await page.getByRole("button", { name: /again/i }).click();
  await expect(page.locator(".case-card").first()).toBeVisible();
});
