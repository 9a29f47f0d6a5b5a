// Takes the pictures of the documentation from the real page: `node scripts/pictures.mjs`, after a build.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import { fillWeeks } from "./set-up/fill-weeks.mjs";
import { findChromium } from "./set-up/find-chromium.mjs";
import { root } from "./set-up/root.mjs";
import { runScript, step } from "./set-up/step.mjs";

const images = join(root, "docs/images");

const reviewToken = "for-the-pictures-alone";

/** Runs that the review shows, the last of them first. */
const calculations = [
  { inputs: { num1: 8, operation: "divide", num2: 3 }, said: { option: "off by one" } },
  { inputs: { num1: 0.1, operation: "add", num2: 0.7 }, said: { option: "off by one", note: "Off in the last digit." } },
  { inputs: { num1: 12, operation: "subtract", num2: 30 }, said: { option: "wrong sign" } },
  { inputs: { num1: 7, operation: "divide", num2: 0 }, said: { option: "other", note: "Infinity is no answer for a calculator." } },
  { inputs: { num1: 2, operation: "multiply", num2: 0.3 }, said: { option: "off by one" } },
  {
    inputs: { num1: 0.1, operation: "add", num2: 0.2 },
    said: { option: "off by one", note: "Sums of tenths are off in the last digits: this one is 0.3.", corrected: { Output: 0.3 } },
  },
];

/**
 * One picture a theme: what is served, and what is done on the page before the picture is taken.
 *
 * @type {{ name: string, example: string, height: number, act: (page: import("@playwright/test").Page) => Promise<void> }[]}
 */
const pictures = [
  { name: "calculator", example: "calculator.ts", height: 519, act: flagHardCase },
  { name: "flagged", example: "calculator.ts", height: 519, act: noteHardCase },
];

await runScript(async () => {
  await mkdir(images, { recursive: true });
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] });
  try {
    for (const picture of pictures) {
      for (const theme of /** @type {const} */ (["light", "dark"])) {
        const path = join(images, `${picture.name}-${theme}.png`);
        await step(`Taking ${picture.name} in ${theme}`, () => take(browser, picture, theme, path));
      }
    }
    await takeComponents(browser);
    await takeReview(browser);
    await takeNumbers(browser);
  } finally {
    await browser.close();
  }
});

/** @param {import("@playwright/test").Page} page */
async function flagHardCase(page) {
  await page.getByLabel("num1").fill("0.1");
  await page.getByLabel("add").check();
  await page.getByLabel("num2").fill("0.2");
  await page.getByRole("button", { name: "Submit" }).click();
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  // The pointer leaves the button, which would show that it is being pointed at.
  await page.mouse.move(0, 0);
}

/** @param {import("@playwright/test").Page} page */
async function noteHardCase(page) {
  await flagHardCase(page);
  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByLabel("Note").fill("Sums of tenths are off in the last digits: this one is 0.3.");
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.mouse.move(0, 0);
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {(typeof pictures)[number]} picture
 * @param {"light" | "dark"} colorScheme
 * @param {string} path
 */
async function take(browser, { example, height, act }, colorScheme, path) {
  await withDemo(join(root, "examples", example), async (address) => {
    const page = await browser.newPage({ viewport: { width: 1280, height }, colorScheme, deviceScaleFactor: 2 });
    await page.goto(address);
    await act(page);
    // Playwright scrolls while it waits for a button that is still disabled.
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path });
    await page.close();
  });
}

/**
 * Takes each kind of component with its own sample: as an input, as an output, or both side by side.
 *
 * @param {import("@playwright/test").Browser} browser
 */
async function takeComponents(browser) {
  const folder = join(images, "components");
  await mkdir(folder, { recursive: true });
  await withDemo(join(root, "test/fixtures/every-component.mjs"), async (address) => {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 }, colorScheme: "light", deviceScaleFactor: 1.5 });
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    for (const row of await page.locator(".layout-row").all()) {
      const kind = await row.locator("[data-kind]").first().getAttribute("data-kind");
      // A timer has nothing to see.
      if (kind === null || kind === "timer") continue;
      await step(`Taking ${kind}`, async () => void (await row.screenshot({ path: join(folder, `${kind}.png`) })));
    }
    await page.close();
  });
}

/**
 * Takes the review of some calculations: both views, wide and on a phone, in both themes.
 *
 * @param {import("@playwright/test").Browser} browser
 */
async function takeReview(browser) {
  await withDemo(join(root, "examples/calculator-options.ts"), async (address) => {
    for (const run of calculations) await flagCalculation(address, run);
    for (const view of ["table", "focus"]) {
      for (const { width, height } of [
        { width: 1280, height: 720 },
        { width: 390, height: 780 },
      ]) {
        for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
          const name = `review-${view}-${width}-${colorScheme}`;
          await step(`Taking ${name}`, async () => {
            const isPhone = width < 500;
            const page = await browser.newPage({
              viewport: { width, height },
              colorScheme,
              deviceScaleFactor: 2,
              hasTouch: isPhone,
              isMobile: isPhone,
            });
            await page.goto(`${address}/review?token=${reviewToken}`);
            await page.goto(`${address}/review?view=${view}`);
            await page.getByText("judged", { exact: false }).first().waitFor();
            const isTable = view === "table";
            await page
              .getByText(isTable ? "multiply" : "Sums of tenths")
              .first()
              .waitFor();
            if (isTable && !isPhone) await page.getByRole("complementary", { name: "Filters" }).getByText("wrong sign").waitFor();
            await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => {});
            await page.screenshot({ path: join(images, `${name}.png`) });
            await page.close();
          });
        }
      }
    }
  });
}

/**
 * Takes the numbers of some weeks of a demo, wide and on a phone, in both themes.
 *
 * @param {import("@playwright/test").Browser} browser
 */
async function takeNumbers(browser) {
  await withDemo(join(root, "examples/calculator-options.ts"), async (address, folder) => {
    await fillWeeks(join(folder, "flagged"));
    for (const viewport of [
      { width: 1280, height: 1280 },
      { width: 390, height: 780 },
    ]) {
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        const name = `review-numbers-${viewport.width}-${colorScheme}`;
        await step(`Taking ${name}`, async () => {
          const isPhone = viewport.width < 500;
          const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 2, hasTouch: isPhone, isMobile: isPhone });
          await page.goto(`${address}/review?token=${reviewToken}`);
          await page.goto(`${address}/review?view=numbers`);
          await page.getByRole("heading", { name: "By rule" }).waitFor();
          await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => {});
          await page.screenshot({ path: join(images, `${name}.png`) });
          await page.close();
        });
      }
    }
  });
}

/**
 * Runs the calculator and flags the run, as a program would.
 *
 * @param {string} address
 * @param {(typeof calculations)[number]} run
 */
async function flagCalculation(address, { inputs, said }) {
  /** @param {string} path @param {object} body */
  const send = async (path, body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${address}/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return response.json();
  };
  const { outputs = null, receipt } = await send("run/calculator", inputs);
  await send("flag", { receipt, inputs, outputs, ...said });
}

/**
 * Serves a demo in a process and a folder of its own while the work goes on.
 *
 * @param {string} app
 * @param {(address: string, folder: string) => Promise<void>} work
 */
async function withDemo(app, work) {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-pictures-"));
  const demo = spawn(process.execPath, [join(root, "dist/cli/main.js"), "run", app], {
    cwd: folder,
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", HARDCASE_CACHE_DIR: join(folder, ".uploads"), HARDCASE_REVIEW_TOKEN: reviewToken },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await work(await addressOf(demo.stdout), folder);
  } finally {
    if (demo.exitCode === null) {
      demo.kill("SIGTERM");
      await once(demo, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {import("node:stream").Readable} output */
async function addressOf(output) {
  for await (const line of createInterface({ input: output })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("The demo did not start.");
}
