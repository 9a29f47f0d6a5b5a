import type { Page } from "@playwright/test";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const demo = (body: string) => `
import { setTimeout as pause } from "node:timers/promises";
import * as hardcase from "hardcase";
const { Blocks, button, checkbox, column, dropdown, number, radio, render, row, slider, state, text, timer, update } = hardcase;
${body}
await demo.launch();
export default demo;
`;

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

test("update() changes choices, label and visibility, and the new choice is valid", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(
    demo(`
const cities = { Italy: ["Rome", "Milan"], Japan: ["Tokyo", "Kyoto"] };
const country = radio(["Italy", "Japan"], { label: "Country", value: "Italy" });
const city = radio(cities.Italy, { label: "City" });
const secret = text({ label: "Secret", visible: false });
const said = text({ label: "Said" });
const demo = new Blocks(country, city, secret, said);
country.change(
  (chosen) => [update({ choices: cities[chosen], value: null, label: "City in " + chosen }), update({ visible: chosen === "Japan", value: "sushi" })],
  country,
  [city, secret],
);
city.change((chosen) => "You chose " + chosen, city, said);
`),
  );
  await page.goto(url);
  await expect(field(page, "Secret")).toHaveCount(0);
  await field(page, "Milan").check();
  await expect(field(page, "Said")).toHaveText("You chose Milan");
  await field(page, "Japan").check();
  await expect(page.getByRole("radiogroup", { name: "City in Japan" }).getByRole("radio")).toHaveCount(2);
  await expect(field(page, "Secret")).toHaveText("sushi");
  await field(page, "Kyoto").check();
  await expect(field(page, "Said")).toHaveText("You chose Kyoto");
  expect(errors).toEqual([]);
});

test("what follows a run runs by how it ended, with the values of by then", async ({ page, serve }) => {
  const { url } = await serve(
    demo(`
const given = number({ label: "Given" }), half = number({ label: "Half" }), log = text({ label: "Log" }), all = number({ label: "All", value: 0 });
const divide = button("Divide");
const demo = new Blocks(row(given, half), divide, log, all);
const divided = divide.click((n) => { if (n % 2) throw new Error("It is odd."); return n / 2; }, given, half);
divided.success((n) => "It is " + n + ". ", half, log).success((said) => said + "It is well.", log, log);
divided.failure(() => "It failed.", null, log);
divided.then((n) => n + 1, all, all);
`),
  );
  await page.goto(url);
  await field(page, "Given").fill("4");
  await page.getByRole("button", { name: "Divide" }).click();
  await expect(field(page, "Log")).toHaveValue("It is 2. It is well.");
  await expect(field(page, "All")).toHaveValue("1");
  await field(page, "Given").fill("5");
  await page.getByRole("button", { name: "Divide" }).click();
  await expect(field(page, "Log")).toHaveValue("It failed.");
  await expect(field(page, "All")).toHaveValue("2");
});

test("an error stands at the output it was to write, and goes with the next good run", async ({ page, serve }) => {
  const { url } = await serve(
    demo(`
const given = text({ label: "Given" }), shown = text({ label: "Shown" }), alone = button("Alone");
const demo = new Blocks(given, shown, alone);
given.submit((value) => { if (value === "bad") throw new Error("Nothing is bad."); return value; }, given, shown);
alone.click(() => { throw new Error("No output can show this."); });
`),
  );
  await page.goto(url);
  await field(page, "Given").fill("bad");
  await field(page, "Given").press("Enter");
  await expect(page.locator('[data-face="output"]').getByRole("alert")).toHaveText("Nothing is bad.");
  await field(page, "Given").fill("good");
  await field(page, "Given").press("Enter");
  await expect(field(page, "Shown")).toHaveText("good");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Alone" }).click();
  await expect(page.getByRole("alert")).toHaveText("No output can show this.");
  await field(page, "Given").press("Enter");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a required value that is missing is told at its field when a click asks for it, and the outputs empty", async ({ page, serve }) => {
  const { url } = await serve(
    demo(`
const given = number({ label: "Given" }), twice = number({ label: "Twice" }), go = button("Go");
const demo = new Blocks(given, go, twice);
go.click((value) => value * 2, given, twice);
`),
  );
  await page.goto(url);
  await field(page, "Given").fill("4");
  await page.getByRole("button", { name: "Go" }).click();
  await expect(field(page, "Twice")).toHaveText("8");
  await field(page, "Given").fill("");
  await page.getByRole("button", { name: "Go" }).click();
  await expect(page.getByRole("alert")).toHaveText("Enter a number");
  await expect(field(page, "Given")).toBeFocused();
  await expect(field(page, "Twice")).toHaveText("");
});

test("a field that a function empties keeps the keyboard", async ({ page, serve }) => {
  const { url } = await serve(
    demo(`
const line = text({ label: "Line" }), log = text({ label: "Log" }), focused = number({ label: "Focused", value: 0 });
const demo = new Blocks(line, log, focused);
line.submit((given, before) => ["", (before ?? "") + given + "; "], [line, log], [line, log], { preprocess: false });
line.focus((times) => times + 1, focused, focused);
`),
  );
  await page.goto(url);
  await field(page, "Line").focus();
  for (const line of ["one", "two", "three"]) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
    await expect(field(page, "Line")).toHaveValue("");
  }
  await expect(field(page, "Log")).toHaveValue("one; two; three; ");
  await expect(field(page, "Focused")).toHaveValue("1");
});

test("what is typed while a run reads and writes the field is not lost", async ({ page, serve }) => {
  const { url } = await serve(
    demo(`
const line = text({ label: "Line" });
const demo = new Blocks(line);
line.input(async (given) => { await pause(300); return given.toUpperCase(); }, line, line, { debounce: 0 });
`),
  );
  await page.goto(url);
  await field(page, "Line").focus();
  await page.keyboard.type("hello", { delay: 130 });
  await expect(field(page, "Line")).toHaveValue("HELLO");
});

test("two fields that write each other come to rest", async ({ page, serve }) => {
  const served = await serve(
    demo(`
const celsius = number({ label: "Celsius" }), fahrenheit = number({ label: "Fahrenheit" });
const demo = new Blocks(row(celsius, fahrenheit));
celsius.change((value) => { console.log("run"); return Math.round(value * 1.8 + 32); }, celsius, fahrenheit);
fahrenheit.change((value) => { console.log("run"); return Math.round((value - 32) / 1.8); }, fahrenheit, celsius);
`)
      .replaceAll('label: "Celsius"', 'label: "Celsius", interactive: true')
      .replaceAll('label: "Fahrenheit"', 'label: "Fahrenheit", interactive: true'),
  );
  await page.goto(served.url);
  await field(page, "Celsius").fill("100");
  await expect(field(page, "Fahrenheit")).toHaveValue("212");
  await field(page, "Fahrenheit").fill("32");
  await expect(field(page, "Celsius")).toHaveValue("0");
  await page.waitForLoadState("networkidle");
  expect(served.printed().match(/run/g)?.length).toBeLessThan(12);
});

test("state() is each page's own: two browsers, and two pages of one, count for themselves", async ({ page, browser, serve }) => {
  const { url } = await serve(
    demo(`
const count = state(0), shown = number({ label: "Count" }), more = button("More");
const demo = new Blocks(shown, more);
more.click((n) => [n + 1, n + 1], [count], [count, shown]);
`),
  );
  const other = await (await browser.newContext()).newPage();
  const sibling = await page.context().newPage();
  for (const one of [page, other, sibling]) await one.goto(url);
  const press = async (one: Page, times: number) => {
    for (let time = 1; time <= times; time++) {
      await one.getByRole("button", { name: "More" }).click();
      await expect(field(one, "Count")).toHaveText(String(time));
    }
  };
  await Promise.all([press(page, 3), press(other, 2), press(sibling, 1)]);
  await other.reload();
  await press(other, 1);
  await other.context().close();
});

test("load runs when the page is opened, unload when it is left", async ({ page, serve }) => {
  const served = await serve(
    demo(`
const shown = text({ label: "Shown" });
const demo = new Blocks(shown);
demo.load(() => "welcome", null, shown);
demo.unload((value) => console.log("left with " + value), shown);
`),
  );
  await page.goto(served.url);
  await expect(field(page, "Shown")).toHaveValue("welcome");
  await page.goto("about:blank");
  await expect.poll(() => served.printed()).toContain("left with welcome");
});

test("render() builds a part anew, whose listeners work, also from what the server holds", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(
    demo(`
const fields = slider(1, 5, 2, { label: "Fields", step: 1 });
const parts = render((n) => Array.from({ length: n }, (_, index) => {
  const from = text({ label: "Field " + (index + 1) }), to = text({ label: "Upper " + (index + 1) });
  from.input((given) => given.toUpperCase(), from, to);
  return row(from, to);
}), fields);

const tasks = state([]);
const task = text({ label: "Task" });
task.submit((given, before) => ["", [...before, given]], [task, tasks], [task, tasks]);
const list = render((all) => all.map((one) => {
  const done = button("Done with " + one);
  done.click((before) => before.filter((other) => other !== one), tasks, tasks);
  return done;
}), tasks);
const demo = new Blocks(fields, parts, task, list);
`),
  );
  await page.goto(url);
  await expect(page.getByLabel(/^Field \d/)).toHaveCount(2);
  await field(page, "Fields").focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
  await expect(page.getByLabel(/^Field \d/)).toHaveCount(5);
  await field(page, "Field 4").fill("hello");
  await expect(field(page, "Upper 4")).toHaveText("HELLO");
  for (const name of ["milk", "bread"]) {
    await field(page, "Task").fill(name);
    await field(page, "Task").press("Enter");
    await expect(page.getByRole("button", { name: `Done with ${name}` })).toBeVisible();
  }
  await page.getByRole("button", { name: "Done with milk" }).click();
  await expect(page.getByRole("button", { name: /^Done with/ })).toHaveText(["Done with bread"]);
  expect(errors).toEqual([]);
});

test("a timer ticks until a function turns it off", async ({ page, serve }) => {
  const { url } = await serve(
    demo(`
const clock = timer(0.1), shown = number({ label: "Ticks", value: 0 });
const demo = new Blocks(clock, shown);
clock.tick((n) => [n + 1, n + 1 >= 3 ? update({ active: false }) : update({})], shown, [shown, clock]);
`),
  );
  await page.goto(url);
  await expect(field(page, "Ticks")).toHaveValue("3");
});
