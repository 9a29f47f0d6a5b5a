import { existsSync } from "node:fs";
import { aptGet, canInstall } from "./apt-get.mjs";
import { ensureChromium } from "./ensure-chromium.mjs";
import { step } from "./step.mjs";

/** Where Debian has Chromium without its windows: a test takes a third less of the processor in it. */
const headlessShell = "/usr/bin/chromium-headless-shell";
/** Without a network, the whole browser of this machine is taken soon. */
const impatient = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15"];

/**
 * Names the whole browser in `CHROMIUM_PATH`, and in `HEADLESS_SHELL` the quicker shell where there is one. Who has set either has
 * chosen: `HEADLESS_SHELL=` tests everything in the whole browser.
 */
export async function ensureTestBrowser() {
  const isChosen = Boolean(process.env.CHROMIUM_PATH) || process.env.HEADLESS_SHELL !== undefined;
  await ensureChromium();
  if (isChosen) return;
  if (!existsSync(headlessShell) && (await canInstall())) await step("Installing Chromium's headless shell", tryInstall);
  if (existsSync(headlessShell)) process.env.HEADLESS_SHELL = headlessShell;
}

/** Ubuntu has no such package, and a machine may be without a network: the tests need it only to be quick. */
async function tryInstall() {
  const install = () => aptGet(...impatient, "install", "--yes", "--no-install-recommends", "chromium-headless-shell");
  await install()
    .catch(() => aptGet(...impatient, "update").then(install))
    .catch(() => {});
}
