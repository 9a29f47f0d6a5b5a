import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { axeViolations } from "./axe.ts";
import { readCases } from "./read-cases.ts";
import { expect, test } from "./serve.ts";

const chat = (options = "{}") => `
import { setTimeout } from "node:timers/promises";
import { ChatInterface, slider } from "hardcase";
let calls = 0;
const demo = new ChatInterface(async function* bot(message, history, third, fourth) {
  const { signal } = fourth ?? third;
  if (message === "fail" && calls++ === 0) throw new Error("The model is away.");
  if (message === "slow") {
    yield "One";
    await setTimeout(20, undefined, { signal });
    yield "One two three";
    await setTimeout(60_000, undefined, { signal });
  }
  if (message === "code") yield "Like this:\\n\\n\`\`\`js\\nlet a = 1;\\n\`\`\`";
  else if (message === "number") yield String(++calls);
  else yield \`\${message}, after \${history.length}\`;
}, ${options});
await demo.launch();
export default demo;
`;

const box = (page: Page) => page.getByLabel("Message", { exact: true });
const log = (page: Page) => page.getByRole("log", { name: "Conversation" });
const reply = (page: Page, number: number) => page.getByRole("group", { name: `Reply ${number}`, exact: true });
const isSaved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

async function send(page: Page, message: string): Promise<void> {
  await box(page).fill(message);
  await box(page).press("Enter");
}

async function ask(page: Page, message: string, answer: string): Promise<void> {
  await send(page, message);
  await expect(log(page).getByText(answer, { exact: true })).toBeVisible();
  await expect(log(page)).toHaveAttribute("aria-busy", "false");
}

/** What the conversation says, message by message. */
const messages = (page: Page) => log(page).locator(".chat-body").allInnerTexts();

test("a message is sent with Enter, a line broken with Shift+Enter, and the box keeps the focus", async ({ page, serve }) => {
  await page.goto((await serve(chat('{ placeholder: "Say **hi**.", examples: ["An example"] }'))).url);
  await expect(box(page)).toBeFocused();
  await expect(page.getByText("Say hi.")).toBeVisible();
  await page.keyboard.type("Hello");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("there");
  await page.keyboard.press("Enter");
  await expect(log(page).getByText("there, after 0")).toBeVisible();
  await expect(log(page)).toHaveAttribute("aria-busy", "false");
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue("");
  expect(await messages(page)).toEqual(["Hello\nthere", "Hello there, after 0"]);
  await page.keyboard.press("Enter");
  await ask(page, "Again", "Again, after 2");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(box(page)).toBeFocused();
  await page.getByRole("button", { name: "An example" }).click();
  await expect(log(page).getByText("An example, after 0")).toBeVisible();
});

test("a reply streams, and can be stopped: what came stays, is marked, and takes no feedback", async ({ page, serve }) => {
  const served = await serve(chat());
  await page.goto(served.url);
  await send(page, "slow");
  await expect(log(page).getByText("One two three")).toBeVisible();
  await expect(log(page)).toHaveAttribute("aria-busy", "true");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(log(page).getByText("Stopped")).toBeVisible();
  await expect(box(page)).toBeFocused();
  await expect(reply(page, 1).getByRole("button", { name: "Like", exact: true })).toHaveCount(0);
  // It is part of the conversation from then on.
  await ask(page, "Go on", "Go on, after 2");
  expect(await messages(page)).toEqual(["slow", "One two three", "Go on", "Go on, after 2"]);
});

test("the last message can be tried again, taken back, and any message edited", async ({ page, serve }) => {
  await page.goto((await serve(chat())).url);
  await ask(page, "number", "1");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(log(page).getByText("2", { exact: true })).toBeVisible();
  expect(await messages(page)).toEqual(["number", "2"]);
  await ask(page, "Second", "Second, after 2");
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(box(page)).toHaveValue("Second");
  await expect(box(page)).toBeFocused();
  expect(await messages(page)).toEqual(["number", "2"]);
  await ask(page, "Third", "Third, after 2");
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByLabel("Edit the message").fill("First");
  await page.getByRole("button", { name: "Send", exact: true }).first().click();
  await expect(log(page).getByText("First, after 0")).toBeVisible();
  await expect.poll(() => messages(page)).toEqual(["First", "First, after 0"]);
});

test("an error stands in the conversation, with the way to try again", async ({ page, serve }) => {
  await page.goto((await serve(chat())).url);
  await send(page, "fail");
  await expect(log(page).getByRole("alert")).toHaveText("The model is away.");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(log(page).getByText("fail, after 0")).toBeVisible();
  await expect(log(page).getByRole("alert")).toHaveCount(0);
});

test("a reply disliked with a note, then liked, is one case that holds the whole conversation", async ({ page, serve }) => {
  const served = await serve(chat());
  await page.goto(served.url);
  await expect(page.getByText("Feedback on a reply saves the conversation up to it")).toBeVisible();
  await ask(page, "My name is Ada", "My name is Ada, after 0");
  await ask(page, "Who am I", "Who am I, after 2");
  await reply(page, 2).getByRole("button", { name: "Dislike", exact: true }).click();
  await reply(page, 2).getByRole("button", { name: "Add a note" }).click();
  await page.getByLabel("Note", { exact: true }).fill("It was told");
  await isSaved(page);
  const [disliked] = await readCases(served);
  const history = [
    { role: "user", content: "My name is Ada" },
    { role: "assistant", content: "My name is Ada, after 0" },
  ];
  expect(disliked).toMatchObject({
    inputs: { message: "Who am I", history },
    outputs: { reply: [{ role: "assistant", content: "Who am I, after 2" }] },
    flag: { by: "person", option: "Dislike", note: "It was told" },
    verified: true,
  });

  // The conversation goes on; the feedback is still of that reply.
  await ask(page, "Never mind", "Never mind, after 4");
  const like = reply(page, 2).getByRole("button", { name: "Like", exact: true });
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "true");
  await expect(reply(page, 2).getByRole("button", { name: "Dislike", exact: true })).toHaveAttribute("aria-pressed", "false");
  await expect(like).not.toHaveAttribute("aria-busy", "true");
  await reply(page, 2).getByRole("button", { name: "Write a better answer" }).click();
  await page.getByLabel("The better answer").fill("You are Ada");
  await isSaved(page);
  const cases = await readCases(served);
  expect(cases).toHaveLength(1);
  expect(cases[0]).toMatchObject({
    id: disliked?.id,
    inputs: { history },
    flag: { option: "Like", note: "It was told", corrected: { reply: [{ role: "assistant", content: "You are Ada" }] } },
  });
  const csv = await readFile(join(served.folder, "flagged/logs.csv"), "utf8");
  expect(csv.trimEnd().split("\n")).toHaveLength(2);
  expect(csv).toMatch(/^message,history,reply,flag,timestamp\n/);

  await reply(page, 2).getByRole("button", { name: "Undo" }).click();
  await expect(like).toHaveAttribute("aria-pressed", "false");
  expect(await readCases(served)).toEqual([]);
});

test("two replies have two cases, each with the options of the owner", async ({ page, serve }) => {
  const served = await serve(chat('{ flaggingOptions: ["wrong", ["Too rude", "rude"]] }'));
  await page.goto(served.url);
  await ask(page, "a", "a, after 0");
  await ask(page, "b", "b, after 2");
  for (const [number, name] of [
    [1, "Too rude"],
    [2, "wrong"],
  ] as const) {
    await reply(page, number).getByRole("button", { name }).click();
    await expect(reply(page, number).getByRole("button", { name: "Undo" })).toBeVisible();
  }
  const cases = await readCases(served);
  expect(cases.map(({ inputs, flag }) => [inputs.message, flag.option])).toEqual([
    ["a", "rude"],
    ["b", "wrong"],
  ]);
});

test("everything can be done with the keyboard alone", async ({ page, serve }) => {
  const served = await serve(chat());
  await page.goto(served.url);
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("Hello");
  await page.keyboard.press("Enter");
  await expect(log(page).getByText("Hello, after 0")).toBeVisible();
  // Back from the box through the buttons of the reply.
  const pressed: string[] = [];
  for (let step = 0; step < 12 && !pressed.includes("Dislike"); step++) {
    await page.keyboard.press("Shift+Tab");
    pressed.push((await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "")) || "");
  }
  expect(pressed).toEqual(expect.arrayContaining(["Take back", "Try again", "Dislike"]));
  await page.keyboard.press("Enter");
  const undo = reply(page, 1).getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  await expect(reply(page, 1).getByRole("button", { name: "Dislike", exact: true })).toBeFocused();
  while (!(await undo.evaluate((button) => button === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(reply(page, 1).getByRole("button", { name: "Like", exact: true })).toBeFocused();
  expect(await readCases(served)).toEqual([]);
});

test("auto says so before the first message and stores every reply; never says and stores nothing", async ({ page, serve }) => {
  const auto = await serve(chat('{ allowFlagging: "auto" }'));
  await page.goto(auto.url);
  await expect(page.getByText("Every run is saved: its inputs and outputs are kept for the owner of this page.")).toBeVisible();
  await ask(page, "a", "a, after 0");
  await expect(reply(page, 1).getByRole("button", { name: "Like", exact: true })).toHaveCount(0);
  expect((await readCases(auto)).map(({ flag }) => flag.by)).toEqual(["auto"]);

  await page.goto((await serve(chat('{ allowFlagging: "never" }'))).url);
  await ask(page, "a", "a, after 0");
  await expect(reply(page, 1).getByRole("button", { name: "Like", exact: true })).toHaveCount(0);
  await expect(page.locator(".chat-notice")).toBeEmpty();
});

test("a message that is refused goes back into the box; an additional input is told of at its field", async ({ page, serve }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const options = '{ textbox: { maxLength: 8 }, additionalInputs: [slider(0, 1, undefined, { label: "Warmth" })] }';
  await page.goto((await serve(chat(options))).url);
  await send(page, "Much too long");
  await expect(page.getByRole("alert")).toHaveText('message must be at most 8 characters long, got "Much too long".');
  await expect(box(page)).toHaveValue("Much too long");
  expect(await messages(page)).toEqual([]);
  await page.getByText("Additional inputs").click();
  await expect(page.getByRole("slider", { name: "Warmth" })).toBeVisible();
  await ask(page, "Short", "Short, after 0");
});

test("files come with a message and stand in the conversation", async ({ page, serve }) => {
  const app = `
import { ChatInterface } from "hardcase";
const demo = new ChatInterface(({ text, files }) => ({ text: text + " " + files.length, files }), { multimodal: true });
await demo.launch();
export default demo;
`;
  await page.goto((await serve(app)).url);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Hello") });
  await expect(page.getByRole("button", { name: "Remove notes.txt" })).toBeVisible();
  await ask(page, "Read", "Read 1");
  await expect(log(page).getByRole("link", { name: /notes\.txt/ })).toHaveCount(2);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, from the first message to the note, when it is ${colorScheme}`, async ({ page, serve }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto((await serve(chat('{ title: "Bot", examples: ["code"], flaggingOptions: ["Like", "Dislike", "Wrong"] }'))).url);
    const check = async () => expect(await axeViolations(page)).toEqual([]);
    await check();
    await page.getByRole("button", { name: "code" }).click();
    await expect(log(page)).toHaveAttribute("aria-busy", "false");
    await send(page, "fail");
    await expect(log(page).getByRole("alert")).toBeVisible();
    await reply(page, 1).getByRole("button", { name: "Wrong" }).click();
    await reply(page, 1).getByRole("button", { name: "Add a note" }).click();
    await reply(page, 1).getByRole("button", { name: "Write a better answer" }).click();
    await expect(page.getByLabel("The better answer")).toBeFocused();
    await check();
  });
}

test("a long conversation scrolls inside the page, with the newest message in sight and the box under it", async ({ page, serve }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto((await serve(chat())).url);
  for (let count = 0; count < 12; count++) await ask(page, `m${count}`, `m${count}, after ${count * 2}`);
  await expect(log(page).getByText("m11, after 22")).toBeInViewport();
  await expect(box(page)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
});
