import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { watchErrors } from "./page-errors.ts";
import { readCases } from "./read-cases.ts";
import { expect, test } from "./serve.ts";

const stream = `
import { setTimeout as pause } from "node:timers/promises";
import { Blocks, button, number, row, text } from "hardcase";
const shown = number({ label: "Shown" }), typed = text({ label: "Typed" });
const start = button("Start"), halt = button("Halt"), other = button("Other");
const demo = new Blocks(row(start, halt, other), shown, typed);
const streaming = start.click(async function* ({ signal }) {
  signal.addEventListener("abort", () => console.log("aborted at " + Date.now()));
  const begun = performance.now();
  for (let sent = 1; sent <= 3000; sent++) {
    yield sent;
    // A thousand a second, though a timer cannot be set for less than a millisecond.
    const early = begun + sent - performance.now();
    if (early > 0) await pause(early);
  }
}, null, shown);
halt.click(null, null, null, { cancels: streaming });
other.click(() => 7, null, shown, { cancels: [streaming] });
await demo.launch();
export default demo;
`;

test("a thousand updates a second leave the page responsive, and the last one stands at the end", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(stream);
  await page.goto(url);
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByLabel("Shown", { exact: true })).not.toHaveText("");
  const typed = page.getByLabel("Typed", { exact: true });
  await typed.focus();
  const delays: number[] = [];
  for (const letter of "responsive") {
    const pressed = performance.now();
    await page.keyboard.press(letter);
    delays.push(performance.now() - pressed);
  }
  await expect(typed).toHaveValue("responsive");
  await expect(page.getByLabel("Shown", { exact: true })).toHaveText("3000", { timeout: 20_000 });
  delays.sort((one, next) => one - next);
  // Generous, as the machine of the tests may be busy; a page that draws a thousand times a second takes seconds for a letter.
  expect(delays[Math.floor(delays.length / 2)]).toBeLessThan(250);
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { long: number[] }).long));
  expect(longest).toBeLessThan(500);
  expect(errors).toEqual([]);
});

for (const by of ["Stop", "Halt", "Other"]) {
  test(`${by} ends a run: the function sees it within 100 ms, and what has come stays`, async ({ page, serve }) => {
    const served = await serve(stream);
    await page.goto(served.url);
    await page.getByRole("button", { name: "Start" }).click();
    const shown = page.getByLabel("Shown", { exact: true });
    await expect(shown).not.toHaveText("");
    const button = page.getByRole("button", { name: by, exact: true });
    await button.waitFor();
    const pressedAt = await button.evaluate((element: HTMLElement) => {
      const at = Date.now();
      element.click();
      return at;
    });
    await expect.poll(() => served.printed()).toContain("aborted at");
    const [, abortedAt] = /aborted at (\d+)/.exec(served.printed()) ?? [];
    expect(Number(abortedAt) - pressedAt).toBeLessThan(100);
    await expect(shown).toHaveText(by === "Other" ? "7" : /^\d+$/);
    const stood = await shown.textContent();
    // It can be started again, from the first.
    await page.getByRole("button", { name: "Start" }).click();
    await expect(shown).not.toHaveText(stood ?? "");
  });
}

test("progress is shown at the first output", async ({ page, serve }) => {
  const { url } = await serve(`
import { setTimeout as pause } from "node:timers/promises";
import { Blocks, button, text } from "hardcase";
const go = button("Go"), shown = text({ label: "Shown" });
const demo = new Blocks(go, shown);
go.click(async ({ progress }) => { progress(3, 10, "Reading"); await pause(1500); return "read"; }, null, shown);
await demo.launch();
export default demo;
`);
  await page.goto(url);
  await page.getByRole("button", { name: "Go" }).click();
  await expect(page.getByRole("progressbar", { name: "Reading" })).toHaveAttribute("aria-valuenow", "30");
  await expect(page.getByLabel("Shown", { exact: true })).toHaveText("read");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});

test("flagButton() flags the listener's last run; undo, a note and the right output go to its case", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const served = await serve(`
import { Blocks, flagButton, text } from "hardcase";
const question = text({ label: "Question" }), answer = text({ label: "Answer" });
const asked = question.submit((given) => given.toUpperCase(), question, answer);
const demo = new Blocks(question, answer, flagButton(asked, { flaggingOptions: ["rude", "wrong"] }));
await demo.launch();
export default demo;
`);
  const logs = () => readFile(join(served.folder, "flagged/logs.csv"), "utf8").catch(() => "");
  await page.goto(served.url);
  const rude = page.getByRole("button", { name: "Flag as rude" });
  await expect(rude).toBeDisabled();
  await page.getByLabel("Question", { exact: true }).fill("what?");
  await page.getByLabel("Question", { exact: true }).press("Enter");
  await expect(page.getByLabel("Answer", { exact: true })).toHaveText("WHAT?");
  // What ran is flagged, not what the page shows by then.
  await page.getByLabel("Question", { exact: true }).fill("something else");
  await rude.click();
  await expect(page.getByRole("button", { name: "Flag as rude", pressed: true })).toBeVisible();
  await expect.poll(logs).toMatch(/^Question,Answer,flag,timestamp\nwhat\?,WHAT\?,rude,/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(logs).toBe("Question,Answer,flag,timestamp\n");
  await page.getByRole("button", { name: "Flag as wrong" }).click();
  await expect.poll(logs).toContain("what?,WHAT?,wrong,");
  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByLabel("Note", { exact: true }).fill("It shouts.");
  await expect.poll(async () => (await readCases(served))[0]?.flag.note).toBe("It shouts.");
  await page.getByRole("button", { name: "Correct the output" }).click();
  await page.getByLabel("Answer, as it should be", { exact: true }).fill("What?");
  await expect
    .poll(async () => (await readCases(served))[0]?.flag)
    .toMatchObject({
      option: "wrong",
      note: "It shouts.",
      corrected: { Answer: "What?" },
    });
  expect(errors).toEqual([]);
});
