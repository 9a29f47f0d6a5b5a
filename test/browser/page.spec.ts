import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./serve.ts";

const calculator = "examples/calculator.ts";

const demo = (arguments_: string) => `
import { Interface, file, number, radio, text } from "hardcase";
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const demo = new Interface(${arguments_});
await demo.launch();
export default demo;
`;

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("Tab did not reach it");
}

test("works by keyboard alone, from the first number to the flag", async ({ page, serve }) => {
  const served = await serve(calculator);
  await page.goto(served.url);
  await tabTo(page, page.getByLabel("num1"));
  await page.keyboard.type("5");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Output")).toHaveText("12");
  await expect(button(page, "Flag")).toBeEnabled();
  await tabTo(page, button(page, "Flag"));
  await page.keyboard.press("Enter");
  await expect(button(page, "Flagged")).toBeFocused();
  expect(await readFile(join(served.folder, "flagged/logs.csv"), "utf8")).toContain("\n5,add,7,12,");
});

test("tells an empty required field so, goes there, and does not run", async ({ page, serve }) => {
  const { url } = await serve(calculator);
  await page.goto(url);
  const runs: string[] = [];
  page.on("request", (request) => request.url().includes("/api/run/") && runs.push(request.url()));
  await button(page, "Submit").click();
  const num1 = page.getByLabel("num1");
  await expect(num1).toBeFocused();
  await expect(num1).toHaveAccessibleDescription("Enter a number");
  await expect(num1).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("Choose one")).toBeVisible();
  await num1.fill("5");
  await expect(num1).toHaveAccessibleDescription("");
  expect(runs).toEqual([]);
});

test("shows what the server refuses at the field it is about, and keeps the run before", async ({ page, serve }) => {
  const { url } = await serve(demo(`(n) => n * 2, number({ maximum: 10, label: "n" }), "number"`));
  await page.goto(url);
  await page.getByLabel("n", { exact: true }).fill("4");
  await button(page, "Submit").click();
  await expect(page.getByLabel("Output")).toHaveText("8");
  await page.getByLabel("n", { exact: true }).fill("11");
  // The output may be there a moment before the end of its run, until which nothing else is submitted.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("n", { exact: true })).toHaveAccessibleDescription("n must be at most 10, got 11.", { timeout: 1000 });
  }).toPass();
  await expect(page.getByLabel("n", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Output")).toHaveText("8");
});

test("shows an error of the function in place of its outputs, with the form intact", async ({ page, serve }) => {
  const { url } = await serve(demo(`(n) => { if (n === 0) throw new Error("0 has no inverse."); return 1 / n; }, "number", "number"`));
  await page.goto(url);
  await page.getByLabel("n", { exact: true }).fill("0");
  await button(page, "Submit").click();
  await expect(page.getByRole("alert")).toHaveText("0 has no inverse.");
  await expect(page.getByLabel("n", { exact: true })).toHaveValue("0");
  await page.getByLabel("n", { exact: true }).fill("4");
  await button(page, "Submit").click();
  await expect(page.getByLabel("Output")).toHaveText("0.25");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("says that the server cannot be reached, and runs again once it can", async ({ page, serve }) => {
  const { url } = await serve(demo(`(n) => n, "number", "number"`));
  await page.goto(url);
  await page.route("**/api/run/**", (route) => route.abort());
  await page.getByLabel("n", { exact: true }).fill("3");
  await button(page, "Submit").click();
  await expect(page.getByRole("alert")).toContainText("The server cannot be reached.");
  await page.unroute("**/api/run/**");
  await button(page, "Submit").click();
  await expect(page.getByLabel("Output")).toHaveText("3");
});

test("streams outputs, and Stop ends the run in the function and keeps what came", async ({ page, serve }) => {
  const served = await serve(
    demo(`async function* (to) {
      try { for (let n = 1; n <= to; n++) { yield n; await wait(100); } } finally { console.log("ended"); }
    }, number({ label: "to" }), "number"`),
  );
  await page.goto(served.url);
  await page.getByLabel("to", { exact: true }).fill("1000");
  await button(page, "Submit").click();
  await expect(page.getByText(/^Running \d/)).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(/^Stopped after/)).toBeVisible();
  await expect(button(page, "Submit")).toBeFocused();
  expect(Number(await page.getByLabel("Output").textContent())).toBeGreaterThan(0);
  await expect.poll(() => served.printed()).toContain("ended");
});

test("a double click on Submit runs once and does not stop it", async ({ page, serve }) => {
  const served = await serve(demo(`async (n) => { console.log("called"); await wait(600); return n; }, "number", "number"`));
  await page.goto(served.url);
  await page.getByLabel("n", { exact: true }).fill("3");
  await button(page, "Submit").dblclick();
  await expect(page.getByLabel("Output")).toHaveText("3");
  expect(served.printed().match(/called/g)).toHaveLength(1);
});

test("shows the place in the queue, and runs when the run before it is stopped", async ({ page, context, serve }) => {
  const { url } = await serve(
    demo(`async (ms, { signal }) => {
      await Promise.race([wait(ms), new Promise((resolve) => signal.addEventListener("abort", resolve))]);
      return ms;
    }, number({ label: "ms" }), "number", { concurrencyLimit: 1 }`),
  );
  const other = await context.newPage();
  for (const [tab, ms] of [
    [other, "60000"],
    [page, "10"],
  ] as const) {
    await tab.goto(url);
    await tab.getByLabel("ms", { exact: true }).fill(ms);
    await button(tab, "Submit").click();
    await expect(tab.getByRole("button", { name: "Stop" })).toBeVisible();
  }
  await expect(page.getByText(/^Waiting, next in line/)).toBeVisible();
  await other.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByLabel("Output")).toHaveText("10");
});

test("live: runs with the last value when the typing pauses, without Submit", async ({ page, serve }) => {
  const { url } = await serve(demo(`(a, b) => a * b, ["number", "number"], "number", { live: true }`));
  await page.goto(url);
  await page.getByLabel("a", { exact: true }).fill("6");
  await page.getByLabel("b", { exact: true }).pressSequentially("123");
  await expect(page.getByLabel("Output")).toHaveText("738");
  await expect(button(page, "Submit")).toHaveCount(0);
  await page.getByLabel("b", { exact: true }).fill("");
  await expect(page.getByLabel("b", { exact: true })).toHaveAccessibleDescription("Enter a number");
  await expect(page.getByLabel("Output")).toHaveText("");
});

test("examples fill the form, by click on the row and by keyboard", async ({ page, serve }) => {
  const { url } = await serve(calculator);
  await page.goto(url);
  await page.getByRole("cell", { name: "subtract" }).click();
  await expect(page.getByLabel("num1")).toHaveValue("6");
  await expect(page.getByLabel("subtract")).toBeChecked();
  await expect(page.getByLabel("Output")).toHaveText("");
  await tabTo(page, button(page, "Use example 3"));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("num1")).toHaveValue("0.1");
});

test("examples of one column are chips, and run at once when live", async ({ page, serve }) => {
  const { url } = await serve(demo(`(word) => word.toUpperCase(), "text", "text", { live: true, examples: ["one", "two"] }`));
  await page.goto(url);
  await button(page, "two").click();
  await expect(page.getByLabel("Output")).toContainText("TWO");
});

test("without inputs there is Generate, without outputs the form says that it is done", async ({ page, serve }) => {
  const generating = await serve(demo(`() => 42, null, "number"`));
  await page.goto(generating.url);
  await button(page, "Generate").click();
  await expect(page.getByLabel("Output")).toHaveText("42");

  const taking = await serve(demo(`(n) => {}, "number", null`));
  await page.goto(taking.url);
  await page.getByLabel("n", { exact: true }).fill("1");
  await button(page, "Submit").click();
  await expect(page.getByText(/^Done in/)).toBeVisible();
});

test("a component that is input and output stands once and takes the output", async ({ page, serve }) => {
  const { url } = await serve(
    `import { Interface, number } from "hardcase";
    const count = number({ label: "count", value: 1 });
    const demo = new Interface((value) => value + 1, count, count);
    await demo.launch();
    export default demo;
    `,
  );
  await page.goto(url);
  await expect(page.getByText("count")).toHaveCount(1);
  await button(page, "Submit").click();
  await expect(page.getByLabel("count")).toHaveValue("2");
});

test("a flag stores the run on the screen once, whatever the form says by then", async ({ page, serve }) => {
  const served = await serve(calculator);
  await page.goto(served.url);
  await expect(button(page, "Flag")).toHaveAccessibleDescription("Run it first: a flag stores the inputs and outputs of a run.");
  await page.getByRole("row").nth(1).click();
  await button(page, "Submit").click();
  await expect(page.getByLabel("Output")).toHaveText("12");
  await page.getByLabel("num1").fill("99");
  await expect(page.getByText("Flags the run shown: num1 5")).toBeVisible();
  await button(page, "Flag").dblclick();
  await expect(button(page, "Flagged")).toBeDisabled();
  const rows = (await readFile(join(served.folder, "flagged/logs.csv"), "utf8")).trimEnd().split("\n");
  expect(rows).toEqual(["num1,operation,num2,Output,timestamp", expect.stringMatching(/^5,add,7,12,/)]);
});

test("Clear puts everything back to how the page was opened", async ({ page, serve }) => {
  const { url } = await serve(calculator);
  await page.goto(url);
  await page.getByRole("row").nth(1).click();
  await button(page, "Submit").click();
  await expect(page.getByLabel("Output")).toHaveText("12");
  await button(page, "Clear").click();
  await expect(page.getByLabel("num1")).toHaveValue("");
  await expect(page.getByLabel("add")).not.toBeChecked();
  await expect(page.getByLabel("Output")).toHaveText("");
  await expect(button(page, "Flag")).toBeDisabled();
});

test("refuses a file over the limit before it is sent", async ({ page, serve }) => {
  const { url } = await serve(demo(`(upload) => 1, file({ label: "upload" }), "number", { maxFileSize: 1000 }`));
  await page.goto(url);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "big.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(1500) });
  await expect(page.getByText("big.bin is 1.5 kB; the limit is 1 kB.")).toBeVisible();
});

test("a Submit during an upload runs when the file has arrived", async ({ page, serve }) => {
  const { url } = await serve(demo(`(upload) => upload.length, file({ label: "upload" }), "number"`));
  await page.goto(url);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/api/upload", async (route) => {
    await held;
    await route.continue();
  });
  await page.locator("input[type=file]").setInputFiles({ name: "one.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(10) });
  await button(page, "Submit").click();
  await expect(page.getByText(/^Waiting for the upload/)).toBeVisible();
  letGo();
  await expect(page.getByText(/^Done in/)).toBeVisible();
});

test("a chosen theme stays, and is there before the page is drawn", async ({ page, serve }) => {
  const { url } = await serve(calculator);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(url);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole("radio", { name: "Dark" }).check({ force: true });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.route("**/main-*.js", () => {});
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await ground()).toBe(dark);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true });

  const longForm = demo(`(...values) => values.length, ${JSON.stringify(Array(8).fill("number"))}, number({ label: "Sum" })`);

  test("is one column that does not scroll sideways", async ({ page, serve }) => {
    const { url } = await serve(calculator);
    await page.goto(url);
    await expect(button(page, "Submit")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const form = await page.getByLabel("num1").boundingBox();
    const output = await page.getByLabel("Output").boundingBox();
    expect(output?.y).toBeGreaterThan(form?.y ?? 0);
    expect((await button(page, "Submit").boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  test("keeps Submit in reach while the form is longer than the screen, and brings the outputs to the reader", async ({ page, serve }) => {
    const { url } = await serve(longForm);
    await page.goto(url);
    await expect(button(page, "Submit")).toBeInViewport();
    await expect(page.getByText("Sum")).not.toBeInViewport();
    for (const input of await page.getByRole("spinbutton").all()) await input.fill("1");
    await button(page, "Submit").click();
    await expect(page.getByLabel("Sum")).toHaveText("8");
    await expect(page.getByLabel("Sum")).toBeInViewport();
  });
});
