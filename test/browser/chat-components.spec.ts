import type { Page } from "@playwright/test";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const demo = (messages: number) => `
import { setTimeout as pause } from "node:timers/promises";
import { Blocks, chatbot, multimodalText, text } from "hardcase";
const long = Array.from({ length: ${messages} }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: "Message **" + index + "**" }));
const chat = chatbot({ label: "Chat", actions: ["copy", "like", "retry", "undo", "edit", "select"], value: long });
const message = multimodalText({ label: "Message" });
const told = text({ label: "Told" });
const demo = new Blocks(chat, message, told);
message.submit(async function* ({ text: said, files }, messages) {
  const all = [...messages, { role: "user", content: [said, ...files.map((path) => ({ path }))] }];
  for (let words = 1; words <= 20; words++) {
    yield [[...all, { role: "assistant", content: "word\\n\\n".repeat(words) + "\`\`\`js\\nlet a = 1;" }], null];
    await pause(20);
  }
}, [message, chat], [chat, message]);
for (const event of ["like", "retry", "undo", "edit", "select"]) {
  chat[event](({ event: { name, detail } }) => name + " " + JSON.stringify(detail), null, told);
}
await demo.launch();
export default demo;
`;

const log = (page: Page) => page.locator('[role="log"]');
const box = (page: Page) => page.locator("textarea");
const told = (page: Page) => page.getByLabel("Told", { exact: true });
const toEnd = (page: Page) => log(page).evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop);
const messageAt = (page: Page, number: number) => log(page).getByRole("group", { name: `Message ${number}`, exact: true });

test("a chat of a thousand messages stays at its end while an answer streams, unless the reader has scrolled up", async ({
  page,
  serve,
}) => {
  test.slow();
  const errors = watchErrors(page);
  const { url } = await serve(demo(1000));
  await page.goto(url);
  const rows = page.locator(".chat-row");
  await expect(rows.last().locator("strong")).toHaveText("999", { timeout: 15_000 });
  await expect.poll(() => toEnd(page)).toBeLessThan(2);
  await box(page).fill("Go on");
  await box(page).press("Enter");
  await expect(rows).toHaveCount(1002, { timeout: 15_000 });
  await expect(rows.last().locator('[aria-label="Like"]')).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => toEnd(page)).toBeLessThan(2);

  await log(page).evaluate((element) => {
    element.scrollTop -= 2000;
  });
  const latest = page.locator('[aria-label="To the latest message"]');
  await expect(latest).toBeVisible();
  await latest.click();
  await expect(latest).toBeHidden();
  await expect.poll(() => toEnd(page)).toBeLessThan(2);
  expect(errors).toEqual([]);
});

test("every action on a message tells which message it was", async ({ page, serve }) => {
  const { url } = await serve(demo(10));
  await page.goto(url);
  const last = messageAt(page, 10);
  await last.getByRole("button", { name: "Dislike" }).click();
  await expect(told(page)).toHaveText('like {"index":9,"value":"Message **9**","liked":false}');
  await expect(last.getByRole("button", { name: "Dislike" })).toHaveAttribute("aria-pressed", "true");
  await last.getByRole("button", { name: "Try again" }).click();
  await expect(told(page)).toHaveText('retry {"index":8,"value":"Message **8**"}');
  await last.getByRole("button", { name: "Select" }).click();
  await expect(told(page)).toHaveText('select {"index":9,"value":"Message **9**"}');

  await messageAt(page, 9).getByRole("button", { name: "Edit" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Edit the message").fill("Anew");
  await page.keyboard.press("Control+Enter");
  await expect(told(page)).toHaveText('edit {"index":8,"value":"Anew","previous":"Message **8**"}');
  await expect(messageAt(page, 9).getByRole("button", { name: "Edit" })).toBeFocused();
  await expect(log(page).getByText("Anew")).toBeVisible();
});

test("files are dropped and pasted into a message, taken out again, and sent with it", async ({ page, serve }) => {
  const { url } = await serve(demo(10));
  await page.goto(url);
  const give = (type: "drop" | "paste", name: string) =>
    box(page).evaluate(
      (element, [event, file]) => {
        const data = new DataTransfer();
        data.items.add(new File(["A file."], file, { type: "text/plain" }));
        const given =
          event === "paste"
            ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
        element.dispatchEvent(given);
      },
      [type, name] as const,
    );
  const chips = page.getByRole("list", { name: "Attached files" }).getByRole("listitem");
  await give("drop", "dropped.txt");
  await expect(chips).toHaveText([/dropped\.txt/]);
  await give("paste", "pasted.txt");
  await expect(chips).toHaveText([/dropped\.txt/, /pasted\.txt/]);
  await page.getByRole("button", { name: "Remove dropped.txt" }).click();
  await expect(chips).toHaveText([/pasted\.txt/]);

  await box(page).fill("One line");
  await box(page).press("Shift+Enter");
  await box(page).pressSequentially("and another");
  await expect(box(page)).toHaveValue("One line\nand another");
  await box(page).press("Enter");
  await expect(log(page).getByRole("link", { name: /pasted\.txt/ })).toBeVisible();
  await expect(box(page)).toHaveValue("");
  await expect(chips).toHaveCount(0);
});
