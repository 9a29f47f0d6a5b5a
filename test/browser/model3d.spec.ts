import type { Locator } from "@playwright/test";
import { findChromium } from "../../scripts/set-up/find-chromium.mjs";
import { expect, test } from "./serve.ts";

const executablePath = findChromium();

const app = `
import { Blocks, model3d } from "hardcase";
const content = "v 0 0 0\\nv 1 0 0\\nv 0 1 0\\nv 0 0 1\\nf 1 3 2\\nf 1 2 4\\nf 2 3 4\\nf 3 1 4\\n";
const demo = new Blocks(model3d({ label: "Model", value: { name: "pyramid.obj", content } }));
await demo.launch();
export default demo;
`;

const picture = async (canvas: Locator) => (await canvas.screenshot()).toString("base64");

test.use({ launchOptions: { ...(executablePath && { executablePath }), args: ["--no-sandbox", "--enable-unsafe-swiftshader"] } });

test("a model is drawn, turned by the keyboard and the pointer, and put back", async ({ page, serve }) => {
  const { url } = await serve(app);
  await page.goto(url);
  const canvas = page.getByRole("application", { name: /^pyramid\.obj/ });
  await expect(page.getByText("Loading…")).toHaveCount(0, { timeout: 20_000 });
  await canvas.focus();
  const first = await picture(canvas);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => picture(canvas)).not.toBe(first);
  await page.keyboard.press("0");
  await expect.poll(() => picture(canvas)).toBe(first);
  const box = await canvas.boundingBox();
  if (!box) throw new Error("The canvas has no place.");
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 90);
  await page.mouse.up();
  await expect.poll(() => picture(canvas)).not.toBe(first);
});

test("a sentence stands in the model's place where the browser has no WebGL", async ({ page, serve }) => {
  const { url } = await serve(app);
  // As browsers answer whose graphics card is refused.
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext as (kind: string, options?: unknown) => RenderingContext | null;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: unknown) {
      return kind.startsWith("webgl") ? null : getContext.call(this, kind, options);
    } as never;
  });
  await page.goto(url);
  await expect(page.getByText("This browser cannot draw 3D models (it has no WebGL). The file itself is there.")).toBeVisible();
});
