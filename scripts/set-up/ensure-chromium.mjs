import { aptGet, canInstall } from "./apt-get.mjs";
import { findChromium } from "./find-chromium.mjs";
import { step } from "./step.mjs";

/** Finds a browser for the tests and names it in `CHROMIUM_PATH`; as root on Debian or Ubuntu, installs one. */
export async function ensureChromium() {
  if (!findChromium() && (await canInstall())) {
    await step("Installing Chromium", async () => {
      await aptGet("update");
      await aptGet("install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation");
    });
  }
  const chromium = findChromium();
  if (!chromium) {
    throw new Error("The browser tests need Chromium or Chrome, and none was found. Install one, or set CHROMIUM_PATH to it.");
  }
  process.env.CHROMIUM_PATH = chromium;
}
