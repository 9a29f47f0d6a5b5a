import { findChromium } from "../../scripts/set-up/find-chromium.mjs";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const executablePath = findChromium();

// Chromium's own camera and microphone: a green clock and a beep each second.
test.use({
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  },
});

test("the camera gives picture after picture while it is on, never two at once, and the last one stays", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(`
import { Blocks, image, number, row, text } from "hardcase";
const camera = image({ label: "Camera", streaming: true, streamEvery: 0.2 }), size = text({ label: "Size" }), count = number({ label: "Count", value: 0 });
const demo = new Blocks(row(camera, size), count);
camera.stream((picture, n) => [picture.width + " × " + picture.height, n + 1], [camera, count], [size, count], { showProgress: "hidden" });
await demo.launch();
export default demo;
`);
  let underWay = 0;
  let most = 0;
  await page.route("**/api/upload", async (route) => {
    most = Math.max(most, ++underWay);
    const response = await route.fetch();
    // Slower than the camera.
    await new Promise((resolve) => setTimeout(resolve, 300));
    underWay--;
    await route.fulfill({ response });
  });
  await page.goto(url);
  await page.getByRole("button", { name: "Start camera" }).click();
  await expect(page.getByLabel("Size", { exact: true })).toHaveText(/^\d{3,4} × \d{3,4}$/);
  await expect.poll(async () => Number(await page.getByLabel("Count", { exact: true }).inputValue())).toBeGreaterThan(3);
  await expect(page.getByLabel("Live picture of the camera")).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).last().click();
  await expect(page.getByRole("img", { name: "Camera" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const counted = await page.getByLabel("Count", { exact: true }).inputValue();
  await page.waitForTimeout(600);
  await expect(page.getByLabel("Count", { exact: true })).toHaveValue(counted);
  expect(most).toBe(1);
  expect(errors).toEqual([]);
});

test("the microphone gives piece after piece without a gap", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(`
import { Blocks, audio, number, row } from "hardcase";
const voice = audio({ label: "Voice", streaming: true, streamEvery: 0.25 });
const seconds = number({ label: "Seconds", value: 0 }), loudest = number({ label: "Loudest", value: 0 });
const demo = new Blocks(voice, row(seconds, loudest));
voice.stream(
  ({ sampleRate, channels: [samples] }, heard, before) => [heard + samples.length / sampleRate, samples.reduce((most, one) => Math.max(most, Math.abs(one)), before)],
  [voice, seconds, loudest],
  [seconds, loudest],
  { showProgress: "hidden" },
);
await demo.launch();
export default demo;
`);
  await page.goto(url);
  const seconds = async () => Number(await page.getByLabel("Seconds", { exact: true }).inputValue());
  await page.getByRole("button", { name: "Start microphone" }).click();
  await expect.poll(seconds).toBeGreaterThan(0);
  const [heardAt, startedAt] = [await seconds(), performance.now()];
  await expect.poll(seconds, { timeout: 20_000 }).toBeGreaterThan(heardAt + 2);
  const passed = (performance.now() - startedAt) / 1000;
  // As much was heard as time went by, but for the piece that is under way at either end.
  expect(Math.abs((await seconds()) - heardAt - passed)).toBeLessThan(1.2);
  await expect(page.getByLabel("Loudest", { exact: true })).not.toHaveValue("0");
  await page.getByRole("button", { name: "Stop", exact: true }).last().click();
  await expect(page.getByRole("button", { name: "Start microphone" })).toBeVisible();
  expect(errors).toEqual([]);
});
