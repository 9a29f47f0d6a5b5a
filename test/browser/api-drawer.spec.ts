import { axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const field = (page: import("@playwright/test").Page, label: string) => page.getByLabel(label, { exact: true });

test("the drawer shows calls with what stands in the form, copies them, and is left by Escape", async ({ page, serve }) => {
  const errors = watchErrors(page);
  await page.goto((await serve("examples/calculator.ts")).url);
  await field(page, "num1").fill("6");
  await page.getByRole("radio", { name: "multiply" }).check();
  await field(page, "num2").fill("7");
  const link = page.getByRole("link", { name: "Use via API" });
  await link.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Use via API" });
  const call = drawer.getByRole("region", { name: "Call" });
  await expect(call).toContainText('client.run("calculator"');
  await expect(call).toContainText("num1: 6");
  await expect(drawer.getByRole("row", { name: /operation/ })).toContainText('"add" | "subtract" | "multiply" | "divide"');
  await drawer.getByText("Python", { exact: true }).click();
  await expect(call).toContainText('api_name="/calculator"');
  await drawer.getByText("cURL", { exact: true }).click();
  await drawer.getByRole("button", { name: "Copy" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('\'{ "num1": 6, "operation": "multiply", "num2": 7 }\'');
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(link).toBeFocused();
  expect(errors).toEqual([]);
});

test("the recorder makes a script of the runs between start and stop", async ({ page, serve }) => {
  await page.goto((await serve("examples/calculator.ts")).url);
  const open = () => page.getByRole("link", { name: /Use via API|Recording/ }).click();
  const drawer = page.getByRole("dialog");
  await open();
  await drawer.getByRole("button", { name: "Start recording" }).click();
  await expect(drawer).toHaveCount(0);
  for (const number of ["1", "2"]) {
    await field(page, "num1").fill(number);
    await page.getByRole("radio", { name: "add" }).check();
    await field(page, "num2").fill("10");
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page.getByRole("link", { name: `Recording: ${number} run` })).toBeVisible();
  }
  await open();
  await drawer.getByRole("button", { name: "Stop recording" }).click();
  const script = drawer.getByRole("region", { name: "Recorded script" });
  await expect(script).toContainText("const run2 = await client.run");
  await expect(script).toContainText("num1: 2");
  await expect(page.getByText("Use via API").last()).toBeVisible();
});

test("an endpoint of Blocks and a chat are called with what their pages say", async ({ page, serve }) => {
  await page.goto((await serve("examples/dashboard.ts")).url);
  await page.getByRole("link", { name: "Use via API" }).click();
  const call = page.getByRole("dialog").getByRole("region", { name: "Call" });
  await expect(call).toContainText('"Weeks ahead": 4');
  await page.goto((await serve("examples/chat.ts")).url);
  await page.getByRole("textbox").fill("I am tired");
  await page.getByRole("link", { name: "Use via API" }).click();
  await expect(call).toContainText('message: "I am tired"');
});

test("without JavaScript the page names the description", async ({ browser, serve }) => {
  const { url } = await serve("examples/calculator.ts");
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(url);
  await expect(page.getByRole("link", { name: "openapi.json" })).toHaveAttribute("href", "openapi.json");
  await page.context().close();
});
