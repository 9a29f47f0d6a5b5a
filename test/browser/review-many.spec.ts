import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, type Served, test } from "./serve.ts";

const count = 700;

const dist = (path: string) => pathToFileURL(resolve(import.meta.dirname, "../../dist", path)).href;

/** Adds cases of the calculator as a demo would have stored them, beside the one that is served. */
async function addCases({ folder }: Served): Promise<void> {
  const { openCaseStore } = (await import(dist("cases/open-case-store.js"))) as typeof import("../../src/cases/open-case-store.ts");
  const { sampleCase } = (await import(dist("testing/sample-case.js"))) as typeof import("../../src/testing/sample-case.ts");
  await using store = await openCaseStore(join(folder, "flagged"));
  const add = (num1: number) => {
    const at = new Date(Date.UTC(2026, 0, 1) + num1 * 60_000);
    const inputs = { num1, operation: num1 % 4 === 0 ? "divide" : "add", num2: 7 };
    return store.add(sampleCase({ inputs, outputs: { Output: num1 + 7 }, run: { startedAt: at }, flag: { at, note: `sum ${num1}` } }), []);
  };
  await Promise.all(Array.from({ length: count }, (_, num1) => add(num1)));
}

const rows = (page: Page) => page.getByRole("grid", { name: "Cases" }).locator(".case-row");

const judged = (page: Page) => page.locator(".review-judged");

/** Chooses the first so many rows, of which there are no more than one again. */
async function chooseAll(page: Page): Promise<void> {
  const grid = page.getByRole("grid", { name: "Cases" });
  await grid.evaluate((element) => element.scrollTo(0, 0));
  await page.getByLabel("Choose case 1", { exact: true }).click();
  await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.getByLabel(`Choose case ${count}`).click({ modifiers: ["Shift"] });
  await expect(page.getByRole("region", { name: "Chosen cases" })).toContainText(`${count.toLocaleString("en")} cases chosen`);
}

/** Downloads in a format by the dialog that is open. */
async function download(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(format).check();
  const button = dialog.getByRole("button", { name: "Download" }).or(dialog.getByRole("link", { name: "Download" }));
  const [downloaded] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: downloaded.suggestedFilename(), bytes: await readFile(await downloaded.path()) };
}

/** Downloads in every format; where a format has notes, those of its cases. */
async function downloadAll(page: Page) {
  const [csv, jsonl, parquet, hub, suite] = [
    await download(page, "CSV"),
    await download(page, "JSON Lines"),
    await download(page, "Parquet"),
    await download(page, "Hugging Face dataset"),
    await download(page, "Suite of judged cases"),
  ];
  const names = [csv, jsonl, parquet, hub, suite].map(({ name }) => name);
  const notes = ({ bytes }: { bytes: Buffer }) => (bytes.toString("latin1").match(/sum \d+/g) ?? []).toSorted();
  const isParquet = [parquet.bytes.subarray(0, 4), parquet.bytes.subarray(-4)].every((mark) => mark.toString() === "PAR1");
  return {
    names,
    csvRows: csv.bytes.toString("utf8").trim().split("\n").length - 1,
    jsonl: notes(jsonl),
    suite: notes(suite),
    isParquet,
    hasCard: hub.bytes.includes("README.md"),
  };
}

test("among hundreds of cases a new one moves nothing, a range is judged and undone in one stroke, and downloaded in every format", async ({
  page,
  serve,
}) => {
  test.setTimeout(120_000);
  const served = await serve("examples/calculator.ts", reviewEnvironment);
  await addCases(served);
  await openReview(page, served);
  await expect(judged(page)).toHaveText("0 of 700 judged");
  await rows(page).first().waitFor();
  const grid = page.getByRole("grid", { name: "Cases" });
  await grid.evaluate((element) => element.scrollTo(0, 20_000));
  const seen = () => grid.evaluate((element) => ({ top: element.scrollTop, text: element.querySelector("[data-row='560']")?.textContent }));
  await expect.poll(async () => (await seen()).text).toContain("sum 139");
  const before = await seen();
  await flagRun(served, "calculator", { num1: 77, operation: "multiply", num2: 1 }, { note: "has just come" });
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
  expect(await seen()).toEqual(before);
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(rows(page).first()).toContainText("has just come");
  expect((await seen()).top).toBe(0);

  await openReview(page, served, "order=oldest");
  await rows(page).first().waitFor();
  await chooseAll(page);
  const bar = page.getByRole("region", { name: "Chosen cases" });
  await bar.getByRole("button", { name: "Right" }).click();
  await expect(judged(page)).toHaveText("700 of 701 judged", { timeout: 30_000 });
  await chooseAll(page);
  await bar.getByRole("button", { name: "Download" }).click();
  const all = Array.from({ length: count }, (_, num1) => `sum ${num1}`).toSorted();
  const names = ["cases.csv", "cases.jsonl", "cases.parquet", "cases-hub.tar", "cases-suite.tar"];
  expect(await downloadAll(page)).toEqual({ names, csvRows: count, jsonl: all, suite: all, isParquet: true, hasCard: true });
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await expect(judged(page)).toHaveText("0 of 701 judged", { timeout: 30_000 });

  // What the search leaves, and nothing else, however many.
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Focus" }).click();
  await expect(page.getByRole("article", { name: "Case" })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("add");
  await expect(judged(page)).toHaveText("0 of 525 judged");
  await page.getByRole("button", { name: "Download the list" }).click();
  const { bytes } = await download(page, "JSON Lines");
  expect(bytes.toString("utf8").trim().split("\n")).toHaveLength(525);
});
