import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, type Served, test } from "./serve.ts";

const timestamp = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}`;
const picture = resolve(import.meta.dirname, "../../examples/pictures/house-by-day.png");

const logs = ({ folder }: Served) => readFile(join(folder, "flagged/logs.csv"), "utf8");

async function addFiveAndSeven(page: Page, url: string) {
  await page.goto(url);
  await page.getByLabel("num1").fill("5");
  await page.getByLabel("add").check();
  await page.getByLabel("num2").fill("7");
  await page.getByRole("button", { name: "Submit" }).click();
}

const calculator = (options: string) => `
import { Interface, radio } from "hardcase";
const demo = new Interface(
  (num1, operation, num2) => (operation === "add" ? -(num1 + num2) : num1 - num2),
  ["number", radio(["add", "subtract"]), "number"],
  "number",
  ${options},
);
await demo.launch();
export default demo;
`;

test("the guide's calculator adds 5 and 7, and a click on Flag writes the guide's row", async ({ page, serve }) => {
  const served = await serve("examples/calculator.ts");
  await addFiveAndSeven(page, served.url);
  await expect(page.getByLabel("Output")).toHaveText("12");
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await expect(page.getByRole("button", { name: "Flagged" })).toBeVisible();
  expect(await logs(served)).toMatch(new RegExp(`^num1,operation,num2,Output,timestamp\n5,add,7,12,${timestamp}\n$`));
});

test("with options there is a button for each, and the chosen one has its column", async ({ page, serve }) => {
  const served = await serve(calculator(`{ flaggingOptions: ["wrong sign", "off by one", "other"] }`));
  await addFiveAndSeven(page, served.url);
  await expect(page.getByLabel("Output")).toHaveText("-12");
  await expect(page.getByRole("button", { name: /^Flag as/ })).toHaveText(["Flag as wrong sign", "Flag as off by one", "Flag as other"]);
  await page.getByRole("button", { name: "Flag as wrong sign" }).click();
  await expect(page.getByText("Flagged", { exact: true }).first()).toBeVisible();
  expect(await logs(served)).toMatch(new RegExp(`^num1,operation,num2,Output,flag,timestamp\n5,add,7,-12,wrong sign,${timestamp}\n$`));
});

test("two flags of pictures give two files a component, and the stored input is the uploaded file to the byte", async ({ page, serve }) => {
  const served = await serve("examples/sepia.ts");
  await page.goto(served.url);
  for (const count of [1, 2]) {
    await page.reload();
    await page.getByLabel("im", { exact: true }).setInputFiles(picture);
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page.getByRole("img", { name: "Output" })).toBeVisible();
    await page.getByRole("button", { name: "Flag", exact: true }).click();
    await expect(page.getByText("Flagged", { exact: true }).first()).toBeVisible();
    expect((await logs(served)).trimEnd().split("\n")).toHaveLength(count + 1);
  }
  expect(await logs(served)).toMatch(
    new RegExp(`^im,Output,timestamp\nim/0\\.png,Output/0\\.png,${timestamp}\nim/1\\.png,Output/1\\.png,${timestamp}\n$`),
  );
  for (const name of ["0.png", "1.png"]) {
    expect(await readFile(join(served.folder, "flagged/im", name))).toEqual(await readFile(picture));
  }
  expect((await readdir(join(served.folder, "flagged/Output"))).sort()).toEqual(["0.png", "1.png"]);
});

test("auto: no Flag button, the notice beside Submit, and every run is stored", async ({ page, serve }) => {
  const served = await serve(calculator(`{ allowFlagging: "auto" }`));
  await addFiveAndSeven(page, served.url);
  await expect(page.getByLabel("Output")).toHaveText("-12");
  await expect(page.getByText("Every run is saved")).toBeVisible();
  // The output is on screen before the run is over.
  await expect(page.getByText(/^Done in/)).toBeVisible();
  await expect(page.getByRole("button", { name: /flag/i })).toHaveCount(0);
  expect(await logs(served)).toMatch(new RegExp(`^num1,operation,num2,Output,timestamp\n5,add,7,-12,${timestamp}\n$`));
});

test("never: no Flag button, and nothing is stored", async ({ page, serve }) => {
  const served = await serve(calculator(`{ allowFlagging: "never" }`));
  await addFiveAndSeven(page, served.url);
  await expect(page.getByLabel("Output")).toHaveText("-12");
  await expect(page.getByRole("button", { name: /flag/i })).toHaveCount(0);
  expect(existsSync(join(served.folder, "flagged"))).toBe(false);
});

test("on a Space there is no button unless the code asks for it, and the start-up line says so", async ({ page, serve }) => {
  const byDefault = await serve(calculator("{}"), { SPACE_ID: "a/b" });
  await page.goto(byDefault.url);
  await expect(page.getByRole("button", { name: "Submit" })).toBeVisible();
  await expect(page.getByRole("button", { name: /flag/i })).toHaveCount(0);
  expect(byDefault.printed()).toContain('Flagging is off, as by default on a Space: switch it on with allowFlagging: "manual"');
  const asked = await serve(calculator(`{ allowFlagging: "manual" }`), { SPACE_ID: "a/b" });
  await page.goto(asked.url);
  await expect(page.getByRole("button", { name: "Flag", exact: true })).toBeVisible();
});

test("a flag that cannot be stored says why, keeps the form, and can be tried again", async ({ page, serve }) => {
  const served = await serve(calculator(`{ flaggingDir: "app.mjs/flagged" }`));
  await addFiveAndSeven(page, served.url);
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("Not saved. Cannot make the folder flagged/.hardcase: not a directory.");
  await expect(page.getByLabel("num1")).toHaveValue("5");
  await expect(page.getByLabel("Output")).toHaveText("-12");
});
