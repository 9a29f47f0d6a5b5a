import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { axeViolations } from "./axe.ts";
import { readCases } from "./read-cases.ts";
import { expect, type Served, test } from "./serve.ts";

const calculator = "examples/calculator.ts";

const demo = (arguments_: string) => `
import { Interface, image, label, number } from "hardcase";
const demo = new Interface(${arguments_});
await demo.launch();
export default demo;
`;

const divide = (options = "{}") =>
  demo(`(a, b) => { if (b === 0) throw new Error("Nothing is divided by 0."); return a / b; }, ["number", "number"], "number", ${options}`);

const picture = async (background: string) => ({
  name: `${background}.png`,
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer(),
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const rightAnswer = (page: Page) => page.getByLabel("Output, as it should be", { exact: true });
const isSaved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** The rows of the CSV as text, without the time at their end. */
async function rows({ folder }: Served): Promise<string[]> {
  const text = await readFile(join(folder, "flagged/logs.csv"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => row.replace(/,[^,]*$/, ""));
}

async function addNumbers(page: Page, num1: string, num2: string): Promise<void> {
  await page.getByLabel("num1").fill(num1);
  await page.getByLabel("add").check();
  await page.getByLabel("num2").fill(num2);
  await button(page, "Submit").click();
  await expect(page.getByLabel("Output", { exact: true })).toHaveText(String(Number(num1) + Number(num2)));
}

async function divideNumbers(page: Page, a: string, b: string): Promise<void> {
  await page.getByLabel("a", { exact: true }).fill(a);
  await page.getByLabel("b", { exact: true }).fill(b);
  await button(page, "Submit").click();
  if (b === "0") await expect(page.getByRole("alert")).toHaveText("Nothing is divided by 0.");
  else await expect(page.getByLabel("Output", { exact: true })).toHaveText(String(Number(a) / Number(b)));
}

async function flag(page: Page, name = "Flag"): Promise<void> {
  await button(page, name).click();
  await expect(button(page, "Undo")).toBeVisible();
}

async function openFlagged(page: Page, served: Served): Promise<void> {
  await page.goto(served.url);
  await addNumbers(page, "5", "7");
  await flag(page);
}

test("stores the run on the screen: run 5 add 7, change 7 to 8, flag, and the case and the CSV hold 5, add, 7, 12", async ({
  page,
  serve,
}) => {
  const served = await serve(calculator);
  await page.goto(served.url);
  await addNumbers(page, "5", "7");
  await page.getByLabel("num2").fill("8");
  await expect(page.getByText("Flags the run shown: num2 7")).toBeVisible();
  await flag(page);
  const [stored] = await readCases(served);
  expect(stored).toMatchObject({ inputs: { num1: 5, operation: "add", num2: 7 }, outputs: { Output: 12 }, verified: true });
  expect(await rows(served)).toEqual(["5,add,7,12"]);
});

test("two flags in a row are two cases of one session", async ({ page, serve }) => {
  const served = await serve(calculator);
  await page.goto(served.url);
  for (const num2 of ["7", "8"]) {
    await addNumbers(page, "5", num2);
    await flag(page);
  }
  await page.reload();
  await addNumbers(page, "5", "9");
  await flag(page);
  const cases = await readCases(served);
  expect(cases.map(({ outputs }) => outputs?.Output)).toEqual([12, 13, 14]);
  expect(new Set(cases.map(({ session }) => session)).size).toBe(1);
  expect(cases[0]?.session).toMatch(/^[0-9a-f-]{36}$/);
  expect(await rows(served)).toHaveLength(3);
});

/** Where the Flag row stands on the page, and how high both are. */
async function measure(page: Page) {
  return {
    height: await page.evaluate(() => document.documentElement.scrollHeight),
    row: await page.getByRole("group", { name: "Flag" }).evaluate((row) => {
      const { top, height } = row.getBoundingClientRect();
      return { top: top + scrollY, height };
    }),
  };
}

for (const [options, name] of [
  ["{}", "Flag"],
  ['{ flaggingOptions: ["wrong sign", "off by one", "other"] }', "Flag as other"],
] as const) {
  test(`a click on ${name} moves nothing: the row keeps its place and the page its height`, async ({ page, serve }) => {
    const served = await serve(divide(options));
    await page.goto(served.url);
    for (const width of [1280, 900, 390]) {
      await page.setViewportSize({ width, height: 700 });
      await divideNumbers(page, String(width), "2");
      const before = await measure(page);
      await flag(page, name);
      expect(await measure(page)).toEqual(before);
    }
  });
}

test("a double click, and a retry after a cut connection, are one case", async ({ page, serve }) => {
  const served = await serve(calculator);
  await page.goto(served.url);
  await addNumbers(page, "5", "7");
  await page.route("**/api/flag", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await button(page, "Flag").dblclick();
  await expect(page.getByText(/^Not saved\. The server cannot be reached\./)).toBeVisible();
  await page.unroute("**/api/flag");
  await button(page, "Try again").click();
  await expect(button(page, "Flagged")).toBeVisible();
  expect(await readCases(served)).toHaveLength(1);
  expect(await rows(served)).toEqual(["5,add,7,12"]);
});

test("the same flag from two tabs is one case, and each tab's own run is its own", async ({ page, context, serve }) => {
  const served = await serve(calculator);
  const other = await context.newPage();
  await other.goto(served.url);
  await addNumbers(other, "1", "2");
  const sent = other.waitForRequest("**/api/flag");
  await flag(other);
  await openFlagged(page, served);
  const again = await page.request.post(`${served.url}/api/flag`, { data: (await sent).postDataJSON() as object });
  expect(again.status()).toBe(201);
  expect((await readCases(served)).map(({ outputs }) => outputs?.Output)).toEqual([3, 12]);
});

test("says which value differs when a flag does not fit its run, and stores nothing", async ({ page, serve }) => {
  const served = await serve(calculator);
  await page.goto(served.url);
  await addNumbers(page, "5", "7");
  await page.route("**/api/flag", async (route) => {
    const data = route.request().postDataJSON() as { outputs: object };
    await route.continue({ postData: { ...data, outputs: { Output: 13 } } });
  });
  await button(page, "Flag").click();
  await expect(page.getByText(/^Not saved\. The output "Output" is not the one of the run\./)).toBeVisible();
  await expect(button(page, "Try again")).toHaveCount(0);
  await expect(button(page, "Flagged")).toHaveCount(0);
});

test("Undo takes the case, the row and the pictures back, and the run can be flagged anew", async ({ page, serve }) => {
  const served = await serve(demo(`(im) => im, image(), image()`));
  await page.goto(served.url);
  await page.getByLabel("im", { exact: true }).setInputFiles(await picture("teal"));
  await button(page, "Submit").click();
  await expect(page.getByRole("img", { name: "Output" })).toBeVisible();
  await flag(page);
  expect(await readdir(join(served.folder, "flagged/im"))).toEqual(["0.png"]);
  await button(page, "Undo").click();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
  await expect(button(page, "Flag")).toBeFocused();
  expect(await readCases(served)).toEqual([]);
  expect(await rows(served)).toEqual([]);
  for (const name of ["im", "Output"]) expect(await readdir(join(served.folder, "flagged", name)).catch(() => [])).toEqual([]);
  await flag(page);
  expect(await readCases(served)).toHaveLength(1);
});

test("Undo is offered for a minute, and keeps its place after it", async ({ page, serve }) => {
  const served = await serve(calculator);
  await page.clock.install();
  await openFlagged(page, served);
  await expect(button(page, "Undo")).toBeEnabled();
  await page.clock.runFor(59_000);
  await expect(button(page, "Undo")).toBeEnabled();
  await page.clock.runFor(2_000);
  await expect(button(page, "Undo")).toBeDisabled();
  await expect(button(page, "Undo")).toHaveAttribute("title", "A flag can be undone for a minute.");
});

test("a note is saved as it is typed, to the same case", async ({ page, serve }) => {
  const served = await serve(calculator);
  await openFlagged(page, served);
  await button(page, "Add a note").click();
  await expect(page.getByLabel("Note")).toBeFocused();
  await page.keyboard.type("Not in base 8");
  await isSaved(page);
  expect((await readCases(served)).map(({ flag: { note } }) => note)).toEqual(["Not in base 8"]);
  await button(page, "Add a note").click();
  await expect(page.getByLabel("Note")).toHaveCount(0);
  await button(page, "Edit the note").click();
  await page.getByLabel("Note").fill("");
  await isSaved(page);
  expect((await readCases(served)).map(({ flag: { note } }) => note)).toEqual([null]);
});

test("a note that cannot be saved is kept, said to be unsaved, and saved later, also when another run has come", async ({
  page,
  serve,
}) => {
  const served = await serve(calculator);
  await openFlagged(page, served);
  await page.route("**/api/flag/*", (route) => route.abort());
  await button(page, "Add a note").click();
  await page.getByLabel("Note").fill("kept");
  await expect(page.getByText("Not saved yet; it is tried again by itself. The server cannot be reached.")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);
  await addNumbers(page, "1", "1");
  await expect(page.getByText("What you said of the run before is not saved yet; it is tried again by itself.")).toBeVisible();
  await page.unroute("**/api/flag/*");
  await expect(page.getByText("What you said of the run before")).toHaveCount(0, { timeout: 30_000 });
  expect((await readCases(served)).map(({ flag: { note }, outputs }) => [note, outputs?.Output])).toEqual([["kept", 12]]);
});

test("a note that is still being typed is saved when the page is left", async ({ page, serve }) => {
  const served = await serve(calculator);
  await openFlagged(page, served);
  await button(page, "Add a note").click();
  await page.getByLabel("Note").fill("in a hurry");
  await page.goto("about:blank");
  await expect.poll(async () => (await readCases(served))[0]?.flag.note).toBe("in a hurry");
});

test("a number is corrected in a number field, beside what the model gave, and cancelled", async ({ page, serve }) => {
  const served = await serve(calculator);
  await openFlagged(page, served);
  await button(page, "Correct the output").click();
  await expect(rightAnswer(page)).toBeFocused();
  await expect(rightAnswer(page)).toHaveValue("12");
  await expect(page.getByRole("status", { name: "Model’s output for Output" })).toHaveText("12");
  await rightAnswer(page).fill("14");
  await isSaved(page);
  expect((await readCases(served)).map(({ flag: { corrected }, outputs }) => ({ corrected, outputs }))).toEqual([
    { corrected: { Output: 14 }, outputs: { Output: 12 } },
  ]);
  await button(page, "Cancel correction").click();
  await expect(page.getByLabel("Output", { exact: true })).toHaveText("12");
  await expect.poll(async () => (await readCases(served))[0]?.flag.corrected).toBeNull();
});

test("a number that is no answer yet is not stored as one", async ({ page, serve }) => {
  const served = await serve(calculator);
  await openFlagged(page, served);
  await button(page, "Correct the output").click();
  await rightAnswer(page).fill("");
  await isSaved(page);
  expect((await readCases(served))[0]?.flag.corrected).toBeNull();
});

test("a class is corrected to another that the model knew, or to one that it did not", async ({ page, serve }) => {
  const served = await serve(demo(`(word) => ({ cat: 0.7, dog: 0.3 }), "text", label()`));
  await page.goto(served.url);
  await page.getByLabel("word").fill("woof");
  await button(page, "Submit").click();
  await expect(page.getByText("70%")).toBeVisible();
  await flag(page);
  await button(page, "Correct the output").click();
  await page.getByRole("radio", { name: "dog" }).check();
  await isSaved(page);
  expect((await readCases(served))[0]?.flag.corrected).toMatchObject({ Output: { label: "dog" } });
  await expect(page.getByText("70%")).toBeVisible();
  await page.getByPlaceholder("Another class").fill("wolf");
  await isSaved(page);
  expect((await readCases(served))[0]?.flag.corrected).toMatchObject({ Output: { label: "wolf" } });
});

test("a picture is corrected by another one, which is stored to the byte", async ({ page, serve }) => {
  const served = await serve(demo(`(im) => im, image(), image()`));
  await page.goto(served.url);
  await page.getByLabel("im", { exact: true }).setInputFiles(await picture("teal"));
  await button(page, "Submit").click();
  await expect(page.getByRole("img", { name: "Output" })).toBeVisible();
  await flag(page);
  await button(page, "Correct the output").click();
  await expect(page.getByRole("img", { name: "Model’s output for Output" })).toBeVisible();
  const right = await picture("coral");
  await page.locator(".output-correction input[type=file]").setInputFiles(right);
  await isSaved(page);
  const [stored] = await readCases(served);
  expect(stored?.flag.corrected?.Output).toMatchObject({ mime_type: "image/png", size: right.buffer.byteLength });
  const { path } = Object(stored?.flag.corrected?.Output);
  expect(await readFile(join(served.folder, "flagged", path))).toEqual(right.buffer);
});

test("only the outputs that were changed are corrected", async ({ page, serve }) => {
  const served = await serve(demo(`(n) => [n + 1, n * 2], "number", [number({ label: "Next" }), number({ label: "Double" })]`));
  await page.goto(served.url);
  await page.getByLabel("n", { exact: true }).fill("3");
  await button(page, "Submit").click();
  await expect(page.getByLabel("Double", { exact: true })).toHaveText("6");
  await flag(page);
  await button(page, "Correct the outputs").click();
  await page.getByLabel("Double, as it should be", { exact: true }).fill("7");
  await isSaved(page);
  expect((await readCases(served))[0]?.flag.corrected).toEqual({ Double: 7 });
});

test("another option changes the case, and shows as pressed", async ({ page, serve }) => {
  const served = await serve(divide(`{ flaggingOptions: ["wrong sign", "other"] }`));
  await page.goto(served.url);
  await divideNumbers(page, "1", "4");
  await flag(page, "Flag as wrong sign");
  await expect(button(page, "Flag as wrong sign")).toHaveAttribute("aria-pressed", "true");
  await button(page, "Flag as other").click();
  await expect(button(page, "Flag as other")).toHaveAttribute("aria-pressed", "true");
  await expect(button(page, "Flag as wrong sign")).toHaveAttribute("aria-pressed", "false");
  expect((await readCases(served)).map(({ flag: { option } }) => option)).toEqual(["other"]);
  expect(await rows(served)).toEqual(["1,4,0.25,other"]);
});

test("a run that failed is flagged with its error, can be corrected, and the next one is flagged as ever", async ({ page, serve }) => {
  const served = await serve(divide());
  await page.goto(served.url);
  await divideNumbers(page, "1", "0");
  await flag(page);
  await button(page, "Correct the output").click();
  await rightAnswer(page).fill("0");
  await isSaved(page);
  await expect(page.getByText("Nothing is divided by 0.")).toBeVisible();
  await divideNumbers(page, "1", "4");
  await flag(page);
  const cases = await readCases(served);
  expect(cases.map(({ outputs, run, flag: { corrected } }) => ({ outputs, error: run.error?.message, corrected }))).toEqual([
    { outputs: null, error: "Nothing is divided by 0.", corrected: { Output: 0 } },
    { outputs: { Output: 0.25 }, error: undefined, corrected: null },
  ]);
  expect(await rows(served)).toEqual(["1,0,", "1,4,0.25"]);
});

test("says that a flag is saved though its delivery is pending", async ({ page, serve }) => {
  const served = await serve(divide(`{ flaggingCallback: { setup() {}, flag() { throw new Error("down"); } } }`));
  await page.goto(served.url);
  await divideNumbers(page, "1", "4");
  await flag(page);
  await expect(page.getByTitle("It is stored here and safe.")).toContainText("Saved, delivery pending");
  expect(await readCases(served)).toHaveLength(1);
});

test("says that a flag is not kept where the owner's rules drop it", async ({ page, serve }) => {
  const served = await serve(divide(`{ redact: () => null }`));
  await page.goto(served.url);
  await divideNumbers(page, "1", "4");
  await button(page, "Flag").click();
  await expect(page.getByText("Not kept, by this page’s rules.")).toBeVisible();
  await expect(button(page, "Flag")).toBeDisabled();
  await expect(button(page, "Undo")).toHaveCount(0);
});

test("a flag is saved though the page cannot load what would say more of it", async ({ page, serve }) => {
  const served = await serve(calculator);
  await page.route("**/flagged-parts-*", (route) => route.abort());
  await page.goto(served.url);
  await addNumbers(page, "5", "7");
  await button(page, "Flag").click();
  await expect(page.getByText("Undo, note and correction could not be loaded.")).toBeVisible();
  await expect(button(page, "Flagged")).toBeVisible();
});

test("everything after the flag works by keyboard alone", async ({ page, serve }) => {
  const served = await serve(calculator);
  await page.goto(served.url);
  await addNumbers(page, "5", "7");
  await expect(button(page, "Flag")).toBeEnabled();
  await button(page, "Flag").focus();
  await page.keyboard.press("Enter");
  await expect(button(page, "Undo")).toBeVisible();
  await expect(button(page, "Flagged")).toBeFocused();
  for (const name of ["Undo", "Add a note", "Correct the output"]) {
    await page.keyboard.press("Tab");
    await expect(button(page, name)).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(rightAnswer(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("14");
  await isSaved(page);
  await button(page, "Add a note").focus();
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Note")).toBeFocused();
  await page.keyboard.type("by keys");
  await page.keyboard.press("Shift+Tab");
  await isSaved(page);
  await button(page, "Undo").focus();
  expect((await readCases(served)).map(({ flag: { note, corrected } }) => ({ note, corrected }))).toEqual([
    { note: "by keys", corrected: { Output: 14 } },
  ]);
  await page.keyboard.press("Enter");
  await expect(button(page, "Flag")).toBeFocused();
  expect(await readCases(served)).toEqual([]);
});

const states: Record<string, (page: Page) => Promise<void>> = {
  "a flagged run": async () => {},
  "an open note": async (page) => {
    await button(page, "Add a note").click();
    await page.getByLabel("Note").fill("why");
    await isSaved(page);
  },
  "a correction": async (page) => {
    await button(page, "Correct the output").click();
    await rightAnswer(page).fill("3");
    await isSaved(page);
  },
  "an Undo": async (page) => {
    await button(page, "Undo").click();
    await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
  },
  "an edited form": async (page) => {
    await button(page, "Undo").click();
    await page.getByLabel("a", { exact: true }).fill("9");
    await expect(page.getByText(/^Flags the run shown/)).toBeVisible();
  },
  "a note that is not saved": async (page) => {
    await page.route("**/api/flag/*", (route) => route.abort());
    await button(page, "Add a note").click();
    await page.getByLabel("Note").fill("why");
    await expect(button(page, "Try again")).toBeVisible();
  },
};

for (const [name, reach] of Object.entries(states)) {
  for (const b of ["4", "0"]) {
    const what = b === "0" ? "a run that failed" : "a run that came out";
    test(`axe finds no violation with ${name}, of ${what}, light and dark, wide and narrow`, async ({ page, serve }) => {
      const served = await serve(divide(`{ flaggingOptions: ["wrong sign", "other"] }`));
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(served.url);
      await divideNumbers(page, "1", b);
      await flag(page, "Flag as other");
      await reach(page);
      for (const [colorScheme, width] of [["light", 1280] as const, ["dark", 390] as const]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await axeViolations(page)).toEqual([]);
      }
    });
  }
}
