import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/set-up/find-chromium.mjs";

// A headless shell is quicker; what asks for more than it has, such as cameras, launches the whole browser.
const executablePath = process.env.HEADLESS_SHELL || findChromium();

export default defineConfig({
  testDir: "test/browser",
  testMatch: "**/*.spec.ts",
  outputDir: ".cache/playwright",
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  // A key that a busy machine hears too late fails once, a fault twice; who needed the second attempt is named as flaky.
  retries: 1,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: ".cache/playwright.json" }]],
  use: {
    // Chromium's sandbox does not start as root, which is who runs the tests in most containers.
    launchOptions: { ...(executablePath && { executablePath }), args: ["--no-sandbox"] },
    // A trace of every test would take an eighth of the time; `npx playwright test --trace=on` has one where it is wanted.
    screenshot: "only-on-failure",
  },
});
