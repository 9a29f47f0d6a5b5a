import { axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const app = `
import { Interface } from "hardcase";
const demo = new Interface(
  (name, { info, warning }) => {
    info("The name was read.");
    warning("It is a rather short one.");
    return "Hello " + name;
  },
  "text",
  "text",
  { apiVisibility: "private", allowFlagging: "never", validator: (name) => (name.length < 2 ? "too short" : null) },
);
await demo.launch();
export default demo;
`;

test("what a function tells is shown until it is dismissed, by the page of a private endpoint", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(app);
  await page.goto(url);
  await page.getByLabel("name").fill("Alma");
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByLabel("Output")).toHaveText("Hello Alma");
  const messages = page.getByRole("log", { name: "Messages" });
  await expect(messages).toContainText("The name was read.");
  await expect(messages).toContainText("Warning: It is a rather short one.");
  expect(await axeViolations(page)).toEqual([]);
  await messages.getByRole("button", { name: "Dismiss" }).first().click();
  await expect(messages).not.toContainText("The name was read.");
  await expect(messages).toContainText("It is a rather short one.");
  expect(errors).toEqual([]);
});

test("what a validator refuses is told at its field, and nothing runs", async ({ page, serve }) => {
  const { url } = await serve(app);
  await page.goto(url);
  await page.getByLabel("name").fill("A");
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByLabel("name")).toHaveAccessibleDescription("name: too short");
  await expect(page.getByRole("log")).toHaveCount(0);
});
