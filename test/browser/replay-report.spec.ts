import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { MediaStore } from "../../src/cases/media-store.ts";
import { openCaseStore } from "../../src/cases/open-case-store.ts";
import { type SampleChanges, sampleCase } from "../../src/testing/sample-case.ts";
import { axeColourViolations, axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";

const root = resolve(import.meta.dirname, "../..");
const hardcase = JSON.stringify(pathToFileURL(join(root, "dist/index.js")).href);
let folder: string;

test.beforeEach(async ({ context }) => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-report-"));
  await context.setOffline(true);
});

test.afterEach(() => rm(folder, { recursive: true }));

async function keep(...changes: readonly SampleChanges[]): Promise<void> {
  await using store = await openCaseStore({ dir: join(folder, "flagged") });
  for (const change of changes) await store.add(sampleCase(change), []);
}

/** Replays the cases against a demo, and gives the address of its report. */
async function report(code: string): Promise<string> {
  await writeFile(join(folder, "app.mjs"), code);
  const parameters = [join(root, "dist/cli/main.js"), "replay", "app.mjs", "--report", "html=report.html"];
  const { HARDCASE_STORE: _store, ...environment } = process.env;
  const env = { ...environment, HARDCASE_CACHE_DIR: join(folder, ".uploads") };
  const child = spawn(process.execPath, parameters, { cwd: folder, env, stdio: "ignore" });
  await new Promise((done) => child.once("close", done));
  return pathToFileURL(join(folder, "report.html")).href;
}

/** Also listens for what must not come: a request for anything but the file, and an error. */
async function open(page: Page, address: string): Promise<string[]> {
  const problems = watchErrors(page);
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) problems.push(request.url());
  });
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return problems;
}

const calculate = { add: (a: number, b: number) => a + b, subtract: (a: number, b: number) => a - b };

/** Twenty judged cases: one was wrong and is corrected, one is wrong and not corrected, the rest are right. */
function judgedCases(): SampleChanges[] {
  return Array.from({ length: 20 }, (_, index) => {
    const operation = index % 2 === 0 ? "add" : "subtract";
    const inputs = { num1: index, operation, num2: 7 };
    const right = calculate[operation](index, 7);
    if (index === 3) return { inputs, outputs: { Output: 3.5 }, review: { verdict: "wrong", expected: { Output: right } } };
    if (index === 4) return { inputs, outputs: { Output: right }, review: { verdict: "wrong" } };
    return { inputs, outputs: { Output: right }, review: { verdict: "right" } };
  });
}

const calculator = `import { Interface } from ${hardcase};
const calculator = (num1, operation, num2) => operation === "subtract" ? num1 - num2 : num1 === 6 ? 1300 : num1 + num2;
await new Interface(calculator, ["number", "text", "number"], "number").launch();`;

test("a fixed bug and a planted one are each shown as a difference, offline and from the file alone", async ({ page }) => {
  await keep(...judgedCases());
  const problems = await open(page, await report(calculator));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Replay of 20 cases");
  await expect(page.getByText("1 case fails")).toBeVisible();
  for (const outcome of ["1 regressed", "1 fixed", "1 still wrong", "17 holds"]) {
    await expect(page.getByRole("button", { name: outcome })).toBeVisible();
  }
  const cards = page.locator(".result-card");
  await expect(cards.nth(0).locator(".difference").first()).toHaveText("13 1300");
  await expect(cards.nth(1).locator(".difference").first()).toHaveText("-4 3.5");
  await expect(cards.nth(1)).toContainText("Now as expected");

  await page.getByRole("button", { name: "17 holds" }).press("Enter");
  await expect(page.getByRole("status")).toHaveText("17 results of 20");
  await page.getByRole("searchbox").fill("nothing like it");
  await expect(page.getByText("No result is like this.")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).press("Enter");
  await expect(cards).toHaveCount(20);
  await cards.nth(5).locator("> summary").press("Enter");
  await expect(cards.nth(5)).toContainText("Outputs, as expected");
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeColourViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(problems).toEqual([]);
});

test("a 3D model is offered as a file, and nobody is told to reload a report", async ({ page }) => {
  const folderOf = (name: string) => join(folder, name);
  for (const [name, height] of Object.entries({ "old.obj": 1, "new.obj": 2 })) {
    await writeFile(folderOf(name), `v 0 0 0\nv 1 0 0\nv 0 ${height} 0\nf 1 2 3\n`);
  }
  const media = new MediaStore(folderOf("flagged"));
  const { reference } = await media.save({ path: folderOf("old.obj"), orig_name: "old.obj", mime_type: "model/obj" }, "Output");
  await keep({ run: { endpoint: "shape" }, inputs: { text: "a" }, outputs: { Output: reference }, review: { verdict: "right" } });
  const address = await report(`import { Interface, model3d } from ${hardcase};
const shape = (text) => "new.obj";
await new Interface(shape, "text", model3d()).launch();`);
  const problems = await open(page, address);
  await page.getByText("In full").click();
  await expect(page.getByText("A report draws no 3D model. Its file is below.")).toHaveCount(4);
  await expect(page.getByRole("link", { name: "Download new.obj" })).toHaveAttribute("href", /^(data|blob):/);
  await expect(page.getByText("Reload the page")).toHaveCount(0);
  expect(problems).toEqual([]);
});

test("what a case says is text and never part of the page", async ({ page }) => {
  const evil = `</script><script>document.title = "taken"</script><!--<script><img src="http://127.0.0.1:9/" onerror="document.title = 'taken'">`;
  await keep(
    { run: { endpoint: "shout" }, inputs: { text: evil }, outputs: { Output: evil }, review: { verdict: "right" } },
    { run: { endpoint: "shout" }, inputs: { text: "fail" }, outputs: { Output: evil }, review: { verdict: "right" } },
  );
  const address = await report(`import { Interface } from ${hardcase};
const shout = (text) => { if (text === "fail") throw new Error(${JSON.stringify(evil)}); return text.toUpperCase(); };
await new Interface(shout, "text", "text").launch();`);
  const problems = await open(page, address);
  await expect(page.getByText("2 cases fail")).toBeVisible();
  await page.getByText("<!--").first().waitFor();
  await expect(page.locator(".result-error")).toHaveText(evil);
  expect(await page.title()).toBe("Replay");
  expect(problems).toEqual([]);
});

test("pictures are in the file, and one uncovers the other", async ({ page }) => {
  const media = new MediaStore(join(folder, "flagged"));
  const picture = async (name: string, background: string) => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, name);
    await sharp({ create: { width: 96, height: 64, channels: 3, background } })
      .png()
      .toFile(path);
    return (await media.save({ path, orig_name: name, mime_type: "image/png" }, "image")).reference;
  };
  const [red, green] = [await picture("red.png", "#c00"), await picture("green.png", "#0a0")];
  await keep({
    run: { endpoint: "same" },
    inputs: { picture: { ...red } },
    outputs: { Output: { ...green } },
    review: { verdict: "right" },
  });
  const address = await report(`import { image, Interface } from ${hardcase};
const same = (picture) => picture;
await new Interface(same, [image({ type: "path" })], image()).launch();`);
  const problems = await open(page, address);
  await page.getByRole("radio", { name: "Slider" }).check();
  await expect(page.getByRole("slider")).toBeVisible();
  const widths = await page.locator("img").evaluateAll((images) => (images as HTMLImageElement[]).map(({ naturalWidth }) => naturalWidth));
  expect(new Set(widths)).toEqual(new Set([96]));
  expect(problems).toEqual([]);
});
