// Takes the pictures of the documentation from the real page: `node scripts/pictures.mjs`, after a build.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import { findChromium } from "./set-up/find-chromium.mjs";
import { root } from "./set-up/root.mjs";
import { runScript, step } from "./set-up/step.mjs";

const images = join(root, "docs/images");

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
 * Serves a demo in a process and a folder of its own while the work goes on.
 *
 * @param {string} app
 * @param {(address: string) => Promise<void>} work
 */
async function withDemo(app, work) {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-pictures-"));
  const demo = spawn(process.execPath, [join(root, "dist/cli/main.js"), "run", app], {
    cwd: folder,
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", HARDCASE_CACHE_DIR: join(folder, ".uploads") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await work(await addressOf(demo.stdout));
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
