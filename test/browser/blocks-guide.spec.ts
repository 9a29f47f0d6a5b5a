import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { readCsv } from "../../src/datasets/read-csv.ts";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const picture = resolve(import.meta.dirname, "../../examples/pictures/house-by-day.png");

/** The guide's Blocks example. */
const guide = `
import { Blocks, CSVLogger, button, column, image, row, slider } from "hardcase";

const input = image(), strength = slider(0, 1, 0.5), output = image(), flag = button("Flag");
const demo = new Blocks(row(column(input, strength), output), row(flag));

const filter = [[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]];
function sepia(inputImg, strength) {
  const data = new Uint8ClampedArray(inputImg.data.length);
  for (let at = 0; at < data.length; at += 3) {
    for (let to = 0; to < 3; to++) {
      const toned = filter[to].reduce((sum, share, from) => sum + share * inputImg.data[at + from], 0);
      data[at + to] = strength * toned + (1 - strength) * inputImg.data[at + to];
    }
  }
  return { ...inputImg, data };
}

const callback = new CSVLogger();
await callback.setup([input, strength, output], "flagged_data_points");

input.change(sepia, [input, strength], output);
strength.change(sepia, [input, strength], output);
flag.click(
  (...args) => {
    console.log("flagged: " + JSON.stringify(args.map((value) => value?.orig_name ?? value)));
    return callback.flag(args);
  },
  [input, strength, output],
  null,
  { preprocess: false },
);

await demo.launch();
export default demo;
`;

/** The mean of each channel of the picture that the page shows as the output. */
async function shownColours(page: Page): Promise<number[]> {
  const source = await page.locator('[data-face="output"] img').getAttribute("src");
  const response = await page.request.get(new URL(source ?? "", page.url()).href);
  return (await sharp(await response.body()).stats()).channels.map(({ mean }) => mean);
}

test("the guide's Blocks demo: a picture and the slider drive the output, and Flag writes a row and three columns' media", async ({
  page,
  serve,
}) => {
  const errors = watchErrors(page);
  const served = await serve(guide);
  const folder = join(served.folder, "flagged_data_points");
  await page.goto(served.url);
  const flag = page.getByRole("button", { name: "Flag" });

  await page.getByLabel("inputImg", { exact: true }).setInputFiles(picture);
  await expect(page.locator('[data-face="output"] img')).toBeVisible();
  const half = await shownColours(page);

  await page.getByLabel("strength", { exact: true }).focus();
  await page.keyboard.press("End");
  await expect.poll(() => shownColours(page)).not.toEqual(half);
  await expect(page.getByLabel("Exact value")).toHaveValue("1");
  const [red = 0, green = 0, blue = 0] = await shownColours(page);
  expect(red).toBeGreaterThan(green);
  expect(green).toBeGreaterThan(blue);

  await page.keyboard.press("Home");
  const original = (await sharp(picture).removeAlpha().stats()).channels.map(({ mean }) => mean);
  await expect.poll(() => shownColours(page)).toEqual(original);

  expect(existsSync(folder)).toBe(false);
  await flag.click();
  await expect.poll(() => existsSync(join(folder, "logs.csv"))).toBe(true);
  await page.getByLabel("strength", { exact: true }).focus();
  await page.keyboard.press("End");
  await expect.poll(() => shownColours(page)).not.toEqual(original);
  await flag.click();
  const rows = async () => (await readFile(join(folder, "logs.csv"), "utf8")).trimEnd().split("\n").length;
  await expect.poll(rows).toBe(3);

  const log = await readCsv(folder);
  expect(log.map((row) => Object.values(row).slice(0, 3))).toEqual([
    ["component 0/0.png", "0", "component 2/0.png"],
    ["component 0/1.png", "1", "component 2/1.png"],
  ]);
  for (const name of ["0.png", "1.png"]) {
    expect(await readFile(join(folder, "component 0", name))).toEqual(await readFile(picture));
  }
  expect((await readdir(join(folder, "component 2"))).sort()).toEqual(["0.png", "1.png"]);
  expect(served.printed()).toContain('flagged: ["house-by-day.png",0,"image.png"]');
  expect(errors).toEqual([]);
});

test("the output empties with the picture, and a Flag of nothing stores empty values", async ({ page, serve }) => {
  const served = await serve(guide);
  await page.goto(served.url);
  await page.getByLabel("inputImg", { exact: true }).setInputFiles(picture);
  await expect(page.locator('[data-face="output"] img')).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.locator('[data-face="output"] img')).toHaveCount(0);
  await page.getByRole("button", { name: "Flag" }).click();
  await expect.poll(() => served.printed()).toContain("flagged: [null,0.5,null]");
});

test("a Flag before setup() says on the page to call it", async ({ page, serve }) => {
  const served = await serve(guide.replace("await callback.setup", "if (false) await callback.setup"));
  await page.goto(served.url);
  await page.getByRole("button", { name: "Flag" }).click();
  await expect(page.getByRole("alert")).toHaveText("CSVLogger was asked to flag before it knows its columns.Call setup() first.");
  expect(served.printed()).toContain("Call setup() first.");
});
