import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { findChromium } from "../../scripts/set-up/find-chromium.mjs";
import { axeViolations } from "./axe.ts";
import { expect, test } from "./serve.ts";

const executablePath = findChromium();

// Chromium's own camera and microphone: a green clock and a beep each second.
test.use({
  launchOptions: { ...(executablePath && { executablePath }), args: ["--no-sandbox", "--use-fake-device-for-media-stream"] },
});

const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
const picture = {
  name: "day.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 100, height: 60, channels: 3, background: "white", noise } })
    .png()
    .toBuffer(),
};

const demo = (imports: string, parts: string) => `
import { Interface, ${imports} } from "hardcase";
const demo = new Interface(${parts});
await demo.launch();
export default demo;
`;

const sizeOfImage = demo("image", '(im) => im.width + " × " + im.height + ", " + im.channels + " channels", image(), "text"');
const secondsOfAudio = demo("audio", '(clip) => clip.channels[0].length / clip.sampleRate, audio(), "number"');
const echo = demo(
  "image, audio, video, file",
  "(im, clip, film, doc) => [im, clip, film, doc], [image(), audio(), video(), file()], [image(), audio(), video(), file()]",
);

const shown = (page: Page) => page.getByRole("img", { name: "im" });

/** Hands files to the page as a drag or the clipboard does. */
async function handOver(page: Page, kind: "drop" | "paste", target: string, files: (typeof picture)[]) {
  const given = files.map(({ buffer, name, mimeType }) => ({ name, type: mimeType, base64: buffer.toString("base64") }));
  await page.locator(target).evaluate(
    (element, { given, kind }) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of given) {
        transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
      }
      if (kind === "paste")
        return void element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
      for (const event of ["dragenter", "dragover", "drop"]) {
        element.dispatchEvent(new DragEvent(event, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    },
    { given, kind },
  );
}

test("a click anywhere in the zone chooses a file, and nothing moves when it is there", async ({ page, serve }) => {
  const { url } = await serve(sizeOfImage);
  await page.goto(url);
  const submit = page.getByRole("button", { name: "Submit" });
  await expect(page.getByText("Drop an image here, paste, or choose a file")).toBeVisible();
  const before = await submit.boundingBox();
  const chooser = page.waitForEvent("filechooser");
  await page.locator(".drop-zone").click({ position: { x: 20, y: 20 } });
  await (await chooser).setFiles(picture);
  await expect(shown(page)).toBeVisible();
  expect(await submit.boundingBox()).toEqual(before);
  await submit.click();
  await expect(page.getByLabel("Output", { exact: true })).toContainText("3 channels");
});

/** A browser that is still at its first drawing may not hear the key. */
async function chooseByEnter(page: Page, control: Locator, file: typeof picture): Promise<void> {
  await expect(async () => {
    const chooser = page.waitForEvent("filechooser", { timeout: 3_000 });
    await control.focus();
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(file);
  }).toPass();
}

test("the keyboard alone chooses, replaces and removes a file", async ({ page, serve }) => {
  const { url } = await serve(sizeOfImage);
  await page.goto(url);
  const input = page.getByLabel("im", { exact: true });
  await chooseByEnter(page, input, picture);
  await expect(shown(page)).toBeVisible();
  await chooseByEnter(page, page.getByRole("button", { name: "Replace" }), { ...picture, name: "other.png" });
  await expect(page.getByText("other.png", { exact: true })).toBeVisible();
  const remove = page.getByRole("button", { name: "Remove" });
  await expect(async () => {
    if (await remove.isVisible()) await remove.press("Enter", { timeout: 1_000 });
    await expect(page.getByText("Drop an image here")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(input).toBeFocused();
});

test("a picture can be dropped", async ({ page, serve }) => {
  const { url } = await serve(sizeOfImage);
  await page.goto(url);
  await expect(page.locator(".drop-zone")).toBeVisible();
  await handOver(page, "drop", ".drop-zone", [picture]);
  await expect(shown(page)).toBeVisible();
});

test("the only zone takes what is pasted anywhere; of several, the one with the focus", async ({ page, serve }) => {
  const { url } = await serve(sizeOfImage);
  await page.goto(url);
  await expect(page.locator(".drop-zone")).toBeVisible();
  await handOver(page, "paste", "body", [picture]);
  await expect(shown(page)).toBeVisible();

  const { url: several } = await serve(echo);
  await page.goto(several);
  await page.getByLabel("doc", { exact: true }).focus();
  await handOver(page, "paste", "body", [picture]);
  await expect(page.getByRole("button", { name: "Remove day.png" })).toBeVisible();
  await expect(page.getByText("Drop an image here")).toBeVisible();
});

test("the Paste button reads the clipboard", async ({ page, context, serve }) => {
  const { url } = await serve(sizeOfImage);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: url });
  await page.goto(url);
  const base64 = picture.buffer.toString("base64");
  await page.evaluate(async (text) => {
    const blob = new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
  }, base64);
  await page.getByRole("button", { name: "Paste" }).click();
  await expect(shown(page)).toBeVisible();
});

test("what cannot be used is refused in words: another type, two files, a damaged one, one too large", async ({ page, serve }) => {
  const { url } = await serve(demo("image", '(im) => im.width, image(), "number", { maxFileSize: 50_000 }'));
  await page.goto(url);
  await expect(page.locator(".drop-zone")).toBeVisible();
  await handOver(page, "drop", ".drop-zone", [{ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("words") }]);
  await expect(page.getByText("notes.txt cannot be used here. Choose PNG, JPEG, WebP, GIF, AVIF or TIFF.")).toBeVisible();
  await handOver(page, "drop", ".drop-zone", [picture, picture]);
  await expect(page.getByText("Only one file fits here. Choose one.")).toBeVisible();
  await page.getByLabel("im", { exact: true }).setInputFiles({ name: "huge.png", mimeType: "image/png", buffer: Buffer.alloc(60_000) });
  await expect(page.getByText("huge.png is 60 kB; the limit is 50 kB.")).toBeVisible();
  await page
    .getByLabel("im", { exact: true })
    .setInputFiles({ name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText("This browser cannot show broken.png.")).toBeVisible();
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByText('im must be a picture (PNG, JPEG, WebP, GIF, AVIF or TIFF), got "broken.png".')).toBeVisible();
});

test("an upload shows how far it is, and can be cancelled", async ({ page, serve }) => {
  const { url } = await serve(sizeOfImage);
  // The request never gets an answer, as with a server that hangs.
  await page.route("**/api/upload", () => {});
  await page.goto(url);
  await page.getByLabel("im", { exact: true }).setInputFiles(picture);
  await expect(page.getByRole("progressbar", { name: "Upload of day.png" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Drop an image here")).toBeVisible();
  await expect(page.getByText("Upload cancelled")).toBeAttached();
});

test("the camera takes a picture", async ({ page, context, serve }) => {
  const { url } = await serve(sizeOfImage);
  await context.grantPermissions(["camera"], { origin: url });
  await page.goto(url);
  await page.getByRole("button", { name: "Use camera" }).click();
  await expect(page.getByRole("button", { name: "Capture" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("camera.jpg", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByLabel("Output", { exact: true })).toContainText("3 channels");
});

test("a refused camera and microphone are told with what to do", async ({ page, serve }) => {
  const { url } = await serve(echo);
  await page.goto(url);
  await page.getByRole("button", { name: "Use camera" }).click();
  await expect(
    page.getByText("The camera is blocked for this page. Allow it in the browser's settings for this page, then try again."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByText("The microphone is blocked for this page.")).toBeVisible();
  await expect(page.getByText("Drop an image here")).toBeVisible();
});

test("the recorder gives the function samples of what was said", async ({ page, context, serve }) => {
  const { url } = await serve(secondsOfAudio);
  await context.grantPermissions(["microphone"], { origin: url });
  await page.goto(url);
  await page.getByRole("button", { name: "Record" }).click();
  await expect(page.getByText("0:02")).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("button", { name: "Play recording.wav" })).toBeVisible();
  await expect(page.getByRole("slider", { name: "Position" })).toBeEnabled();
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByLabel("Output", { exact: true })).toHaveText(/^[23](\.\d+)?$/);
  await expect(page.getByRole("button", { name: "Record again" })).toBeVisible();
});

test("the player plays, pauses and seeks by the keyboard", async ({ page, context, serve }) => {
  const { url } = await serve(secondsOfAudio);
  await context.grantPermissions(["microphone"], { origin: url });
  await page.goto(url);
  await page.getByRole("button", { name: "Record" }).click();
  await expect(page.getByText("0:03")).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Play recording.wav" }).click();
  await page.getByRole("button", { name: "Pause recording.wav" }).click();
  const position = page.getByRole("slider", { name: "Position" });
  await position.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(position).toHaveAttribute("aria-valuetext", /^0:01 of 0:0[34]$/);
});

test("the camera records a video that comes back playable", async ({ page, context, serve }) => {
  const { url } = await serve(demo("video", "(film) => film, video(), video()"));
  await context.grantPermissions(["camera", "microphone"], { origin: url });
  await page.goto(url);
  await page.getByRole("button", { name: "Record video" }).click();
  await page.getByRole("button", { name: "Start recording" }).click();
  await expect(page.getByText("0:01")).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(/^recording\.(webm|mp4)$/)).toBeVisible();
  await page.getByRole("button", { name: "Submit" }).click();
  const duration = () =>
    page
      .locator("video")
      .nth(1)
      .evaluate((video: HTMLVideoElement) => video.duration);
  await expect.poll(duration).toBeGreaterThan(0.5);
  expect(await duration()).toBeLessThan(20);
});

test("several files are listed with their sizes, removed one by one, and come back as downloads", async ({ page, serve }) => {
  const { url } = await serve(demo("file", '(docs) => docs, file({ fileCount: "multiple" }), file({ fileCount: "multiple" })'));
  await page.goto(url);
  const input = page.getByLabel("docs", { exact: true });
  await input.setInputFiles(["a", "b"].map((name) => ({ name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from(`${name},1`) })));
  await input.setInputFiles({ name: "c.csv", mimeType: "text/csv", buffer: Buffer.alloc(1500, "c") });
  await expect(page.getByRole("listitem")).toHaveText(["a.csv3 bytes", "b.csv3 bytes", "c.csv1.5 kB"]);
  await page.getByRole("button", { name: "Remove b.csv" }).click();
  await page.getByRole("button", { name: "Submit" }).click();
  const link = page.getByRole("link", { name: "a.csv" });
  const download = page.waitForEvent("download");
  await link.click();
  expect(await readFile(await (await download).path(), "utf8")).toBe("a,1");
  await expect(page.getByRole("link", { name: /csv/ })).toHaveCount(2);
});

test("the examples under a form longer than the screen fill it", async ({ page, serve }) => {
  const given = JSON.stringify(picture.buffer.toString("base64"));
  const { url } = await serve(
    demo(
      "image",
      `(first, second) => first, [image({ height: 500 }), image({ height: 500 })], image(), { examples: [[Buffer.from(${given}, "base64"), Buffer.from(${given}, "base64")]] }`,
    ),
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(url);
  await page.getByRole("button", { name: "Use example 1" }).click();
  await expect(page.getByRole("img", { name: "second" })).toBeVisible();
});

test("axe finds no violation while media are empty, filled, captured and refused", async ({ page, context, serve }) => {
  const { url } = await serve(echo);
  await context.grantPermissions(["camera", "microphone"], { origin: url });
  await page.goto(url);
  await expect(page.getByText("Drop an image here")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Use camera" }).click();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByRole("button", { name: "Capture" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Capture" }).click();
  await expect(page.getByText("camera.jpg", { exact: true })).toBeVisible();
  await page.getByLabel("doc", { exact: true }).setInputFiles(picture);
  await page.getByLabel("film", { exact: true }).setInputFiles({ name: "x.webm", mimeType: "video/webm", buffer: Buffer.from("no video") });
  await expect(page.getByText("This browser cannot play x.webm.")).toBeVisible();
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page)).toEqual([]);
  }
});
