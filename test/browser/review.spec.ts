import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import type { MediaReference } from "../../src/components/media-reference.ts";
import { axeColourViolations, axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { readCases } from "./read-cases.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, test } from "./serve.ts";

/** From the oldest case on, each as large as the page. */
const oldestFirst = "view=focus&order=oldest";

const verdict = (page: Page) => page.getByRole("article", { name: "Case" }).getByRole("heading", { level: 2 });
const position = (page: Page, text: string) => expect(page.locator(".review-position")).toHaveText(text);
const saved = (page: Page) => expect(page.locator(".saving-notice")).toHaveAttribute("data-status", "saved");

/** Where a layer of a mask is painted, of 64 by 48 pixels. */
async function paintedColumns(path: string): Promise<{ first: number; last: number; rows: number }> {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const painted = (x: number, y: number) => (data[(y * info.width + x) * 4 + 3] ?? 0) > 127;
  const columns = [...Array(info.width).keys()].filter((x) => painted(x, info.height / 2));
  const rows = [...Array(info.height).keys()].filter((y) => painted(info.width / 2, y));
  return { first: columns[0] ?? -1, last: columns.at(-1) ?? -1, rows: rows.length };
}

const threeOutputs = `
import { imageEditor, Interface, label, number } from "hardcase";
const white = { width: 64, height: 48, channels: 3, data: new Uint8Array(64 * 48 * 3).fill(255) };
const judge = (n) => [n + 12, { cat: 0.9, dog: 0.1 }, white];
const outputs = [number({ label: "Sum" }), label({ label: "Kind" }), imageEditor({ label: "Mask", mask: true, brushSizes: [8] })];
const demo = new Interface(judge, number({ label: "n" }), outputs, { apiName: "judge" });
await demo.launch();
export default demo;
`;

test("ten cases are judged by keys alone, in under ten each; one is corrected, mask and all, and one undone", async ({ page, serve }) => {
  const served = await serve(threeOutputs, reviewEnvironment);
  for (let n = 0; n < 10; n++) await flagRun(served, "judge", { n }, n === 4 ? { corrected: { Sum: 4 } } : {});
  await openReview(page, served, oldestFirst);
  await position(page, "1 / 10");
  const keysFor: number[] = [];
  let pressed = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    pressed += keys.length;
  };
  /** A case is done with: the keys since the one before were for it. */
  const judge = async (...keys: string[]) => {
    await press(...keys);
    keysFor.push(pressed);
    pressed = 0;
  };
  for (const key of ["w", "r", "d"]) await judge(key);
  await position(page, "4 / 10");
  // Number by number, class by class, and a line of the brush from the middle to the right.
  await press("e");
  const sum = page.getByLabel("Sum, as it should be");
  await expect(sum).toBeFocused();
  await press("Control+a", "5", "Tab", "ArrowDown");
  await expect(page.getByRole("radio", { name: "dog" })).toBeChecked();
  const canvas = page.getByRole("group", { name: "Mask, as it should be" }).getByRole("application");
  while (!(await canvas.evaluate((stage) => stage === document.activeElement))) await press("Tab");
  await press("Space", "ArrowRight", "ArrowRight", "ArrowRight", "Space");
  await judge("Control+Enter");
  await position(page, "5 / 10");
  // What the visitor said would be right is taken in one key.
  for (const key of ["w", "r", "r"]) await judge(key);
  await position(page, "8 / 10");
  await saved(page);
  await press("u");
  await position(page, "7 / 10");
  await saved(page);
  await expect(verdict(page)).toContainText("Not judged");
  for (const key of ["d", "r", "r", "w"]) await judge(key);
  await saved(page);
  // The fourth with a number, a class and a mask of its own; the seventh twice, with the key that took it back.
  expect(keysFor).toEqual([1, 1, 1, 17, 1, 1, 1, 2, 1, 1, 1]);
  await expect(page.getByText("10 of 10 judged")).toBeVisible();

  const cases = await readCases(served);
  const reviews = cases.map(({ review }) => review);
  expect(reviews.map((review) => review.verdict)).toEqual([
    ...["wrong", "right", "discarded", "wrong", "wrong"],
    ...["right", "discarded", "right", "right", "wrong"],
  ]);
  expect(reviews[4]?.expected).toEqual({ Sum: 4 });
  expect(reviews[3]?.expected).toMatchObject({ Sum: 5, Kind: { label: "dog" }, Mask: { layers: [{}] } });
  const mask = reviews[3]?.expected?.Mask as unknown as { layers: readonly MediaReference[] };
  expect(await paintedColumns(join(served.folder, "flagged", mask.layers[0]?.path ?? ""))).toEqual({ first: 28, last: 44, rows: 8 });
  expect(reviews.filter(({ expected }) => expected !== null)).toHaveLength(2);
  expect(reviews.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 1, 3, 1, 1, 1]);
});

test("of two who judge the same case the later is told, and the history shows both", async ({ browser, serve }) => {
  const served = await serve("examples/calculator.ts", reviewEnvironment);
  await flagRun(served, "calculator", { num1: 5, operation: "add", num2: 7 });
  const [ana, bo] = await Promise.all([browser.newPage(), browser.newPage()]);
  // So that he judges before he could have seen hers.
  await bo.route("**/review/api/events", (route) => route.abort());
  for (const [page, name] of [
    [ana, "Ana"],
    [bo, "Bo"],
  ] as const) {
    await openReview(page, served, oldestFirst);
    await page.getByLabel("Your name").fill(name);
    await page.getByLabel("Your name").press("Escape");
    await expect(verdict(page)).toHaveText("Not judged");
  }
  await ana.keyboard.press("r");
  await saved(ana);
  await bo.keyboard.press("w");
  const told = bo.getByRole("alert", { name: "Judged twice" });
  await expect(told).toContainText("Ana judged this case first");
  await told.getByRole("button", { name: "Save mine over it" }).click();
  await saved(bo);
  const history = ana.getByRole("region", { name: "History" }).getByRole("listitem");
  await expect(history).toHaveText([/Wrong.*Bo/, /Right.*Ana/, /Flagged/], { timeout: 2_500 });
  await expect(verdict(ana)).toContainText("Wrong");
  await ana.close();
  await bo.close();
});

test("what cannot be saved is tried again, new cases come in without a reload, and a range is judged in one stroke", async ({
  page,
  serve,
}) => {
  const served = await serve("examples/calculator.ts", reviewEnvironment);
  await openReview(page, served, "view=focus");
  await expect(page.getByRole("heading", { name: "No hard cases yet" })).toBeVisible();
  await flagRun(served, "calculator", { num1: 5, operation: "add", num2: 7 });
  await position(page, "1 / 1");
  // Letters in a field are letters.
  await page.keyboard.press("c");
  await expect(page.getByLabel("Comment")).toBeFocused();
  await page.keyboard.type("dwr");
  await page.keyboard.press("Escape");
  await saved(page);
  await expect(verdict(page)).toContainText("Not judged");
  await page.context().setOffline(true);
  await page.keyboard.press("w");
  await expect(page.locator(".saving-notice")).toContainText("Could not save");
  await page.context().setOffline(false);
  await saved(page);
  await flagRun(served, "calculator", { num1: 6, operation: "add", num2: 7 });
  await page.getByRole("button", { name: "1 new" }).click();
  await position(page, "2 / 2");
  const verdicts = async () => (await readCases(served)).map(({ review }) => review.verdict);
  expect(await verdicts()).toEqual(["wrong", "new"]);
  expect((await readCases(served))[0]?.review.comment).toBe("dwr");

  // A range is judged in one stroke, and taken back in one.
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+K");
  await expect(page.getByText("2 cases chosen")).toBeVisible();
  await page.keyboard.press("d");
  await expect.poll(verdicts).toEqual(["discarded", "discarded"]);
  await page.keyboard.press("u");
  await expect.poll(verdicts).toEqual(["wrong", "new"]);
});

const hostile = `
import { image, Interface, text } from "hardcase";
const shout = (words, picture) => words.toUpperCase();
const demo = new Interface(shout, [text({ label: "words" }), image({ label: "picture", type: "path" })], text({ label: "shouted" }), {
  apiName: "shout",
  flaggingOptions: ["<img src=x onerror=globalThis.hit=1>", "other"],
});
await demo.launch();
export default demo;
`;

test("markup, huge and right-to-left texts and broken pictures are shown safely, and axe finds nothing", async ({ page, serve }) => {
  const served = await serve(hostile, reviewEnvironment);
  const picture = new FormData();
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  picture.append("files", new File([Buffer.from(pixel, "base64")], "pixel.png", { type: "image/png" }));
  const [file] = (await (await fetch(`${served.url}/api/upload`, { method: "POST", body: picture })).json()) as [Record<string, unknown>];
  const option = "<img src=x onerror=globalThis.hit=1>";
  const script = "<script>globalThis.hit = 1</script>";
  await flagRun(served, "shout", { words: `${script} ${"no end ".repeat(20_000)}`, picture: file }, { option, note: script });
  await flagRun(served, "shout", { words: "مرحبا بالعالم", picture: file }, { option: "other", note: "שלום" });
  await rm(join(served.folder, "flagged/picture/1.png"));
  const errors = watchErrors(page);
  await openReview(page, served, oldestFirst);
  await position(page, "1 / 2");
  await expect(page.getByRole("group", { name: "Note" })).toHaveText(script);
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeColourViolations(page)).toEqual([]);
  await page.keyboard.press("j");
  await expect(page.getByText("The file of this value is gone or cannot be read.")).toBeVisible();
  await page.keyboard.press("e");
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => "hit" in globalThis)).toBe(false);
  expect(errors).toEqual([]);
});
