import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "@playwright/test";

const quietMs = 1000;

/** @param {string | undefined} executablePath */
export function openBrowser(executablePath) {
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    // Whatever a page asks from elsewhere fails at once: only the server's own bytes count.
    args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
}

/**
 * Loads a page with an empty cache until it can be used and the network has been quiet for a second.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {number} port
 * @returns {Promise<{ kilobytes: number, requests: number }>} as they come over the wire, headers included
 */
export async function loadPage(browser, port) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const origin = `http://127.0.0.1:${port}/`;
    let bytes = 0;
    let last = performance.now();
    /** @type {Set<string>} */
    const requests = new Set();
    session.on("Network.requestWillBeSent", ({ requestId, request }) => {
      last = performance.now();
      if (request.url.startsWith(origin)) requests.add(requestId);
    });
    session.on("Network.dataReceived", () => {
      last = performance.now();
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      last = performance.now();
      if (requests.has(requestId)) bytes += encodedDataLength;
    });
    await session.send("Network.enable");
    await page.goto(origin, { waitUntil: "load" });
    await page.getByRole("button", { name: "Submit" }).waitFor();
    while (performance.now() - last < quietMs) await wait(50);
    return { kilobytes: bytes / 1000, requests: requests.size };
  } finally {
    await context.close();
  }
}
