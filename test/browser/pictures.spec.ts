import type { Locator, Page } from "@playwright/test";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const flat = `const flat = (color, width = 64, height = 48) =>
  ({ data: Array.from({ length: width * height }, () => color).flat(), width, height, channels: color.length });`;

async function drag(page: Page, stage: Locator, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = await stage.boundingBox();
  if (!box) throw new Error("The stage is not drawn.");
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 5 });
  await page.mouse.up();
}

test("a drawing reaches the function with its last stroke, and steps back", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(`
import { imageEditor, Interface } from "hardcase";
${flat}
const painted = ({ data }) => data.filter((level, index) => index % 4 === 3 && level > 0).length;
const demo = new Interface(
  ({ background, layers, composite }) => [background, composite].map((one) => one && one.width + "x" + one.height).join(" ") + " " + layers.map(painted).map((count) => count > 100 ? "drawn" : "empty").join(),
  imageEditor({ label: "Drawing", value: flat([255, 255, 255]), brushSizes: [8] }),
  "text",
);
await demo.launch();
export default demo;
`);
  await page.goto(url);
  const editor = page.getByRole("group", { name: "Drawing" });
  const stage = editor.getByRole("application");
  const said = page.getByLabel("Output", { exact: true });
  const submit = page.getByRole("button", { name: "Submit" });

  // A line of the keyboard that is dropped is none.
  for (const key of ["Space", "ArrowRight", "Escape"]) await stage.press(key);
  await expect(editor.getByRole("button", { name: "Undo" })).toBeDisabled();
  await submit.click();
  await expect(said).toHaveText("64x48 64x48");
  await drag(page, stage, [0.2, 0.5], [0.8, 0.5]);
  await submit.click();
  await expect(said).toHaveText("64x48 64x48 drawn");

  await editor.getByRole("button", { name: "Undo" }).click();
  await submit.click();
  await expect(said).toHaveText("64x48 64x48");
  await page.keyboard.press("Tab");
  await editor.getByRole("button", { name: "Brush" }).press("Control+Shift+z");
  await editor.getByRole("button", { name: "Crop" }).click();
  await editor.getByLabel("Width").fill("32");
  await editor.getByLabel("Height").fill("24");
  await editor.getByLabel("Top").fill("12");
  await editor.getByLabel("Top").press("Tab");
  await editor.getByRole("button", { name: "Crop", exact: true }).last().click();
  await submit.click();
  await expect(said).toHaveText("32x24 32x24 drawn");
  expect(errors).toEqual([]);
});

test("a gallery opens large, and the arrow keys go through it", async ({ page, serve }) => {
  const { url } = await serve(`
import { Blocks, gallery, text } from "hardcase";
${flat}
const shown = gallery({ label: "Shown", value: [[flat([255, 0, 0]), "Red"], [flat([0, 128, 0]), "Green"], [flat([0, 0, 255]), "Blue"]], interactive: false });
const told = text({ label: "Told" });
const demo = new Blocks(shown, told);
shown.select(({ event }) => event.detail.index + " " + event.detail.value.caption, null, told);
await demo.launch();
export default demo;
`);
  await page.goto(url);
  await page.getByRole("button", { name: "Green" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toHaveAccessibleName("Green, 2 of 3");
  // While a listener runs, its next event does not start it again.
  const told = page.getByLabel("Told", { exact: true });
  await expect(told).toHaveText("1 Green");
  await page.keyboard.press("ArrowRight");
  await expect(dialog).toHaveAccessibleName("Blue, 3 of 3");
  await expect(told).toHaveText("2 Blue");
  await page.keyboard.press("ArrowRight");
  await expect(dialog).toHaveAccessibleName("Red, 1 of 3");
  await expect(told).toHaveText("0 Red");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Green" })).toBeFocused();
});

test("several pictures are uploaded, put in order by the keyboard, and removed", async ({ page, serve }) => {
  const { url } = await serve(`
import { gallery, Interface } from "hardcase";
const demo = new Interface((pictures) => pictures.map(({ image }) => image.split("/").at(-1)).join(), gallery({ label: "Chosen", type: "path" }), "text");
await demo.launch();
export default demo;
`);
  await page.goto(url);
  const picture = (name: string, pixel: string) => ({ name, mimeType: "image/gif", buffer: Buffer.from(pixel, "base64") });
  const gif = (shade: string) => `R0lGODlhAQABAIAAA${shade}AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==`;
  await page
    .getByLabel("Chosen", { exact: true })
    .first()
    .setInputFiles([picture("a.gif", gif("A")), picture("b.gif", gif("B")), picture("c.gif", gif("C"))]);
  await page.getByRole("button", { name: "Move a.gif, 1 later" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move a.gif, 2 later" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Move a.gif, 3 earlier" })).toBeFocused();
  await page.getByRole("button", { name: "Remove b.gif, 1" }).click();
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByLabel("Output", { exact: true })).toHaveText("c.gif,a.gif");
});

test("the handle between two pictures follows the keyboard and the pointer", async ({ page, serve }) => {
  const { url } = await serve(`
import { Blocks, imageSlider } from "hardcase";
${flat}
const demo = new Blocks(imageSlider({ label: "Pair", value: [flat([255, 0, 0]), flat([0, 0, 255])], position: 30, interactive: false }));
await demo.launch();
export default demo;
`);
  await page.goto(url);
  const handle = page.getByRole("slider", { name: "Share of Before" });
  await expect(handle).toHaveAttribute("aria-valuetext", "30 % Before");
  await handle.press("ArrowRight");
  await expect(handle).toHaveAttribute("aria-valuetext", "31 % Before");
  const box = await handle.boundingBox();
  if (!box) throw new Error("The handle is not drawn.");
  await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
  await expect(handle).toHaveAttribute("aria-valuetext", "80 % Before");
});
