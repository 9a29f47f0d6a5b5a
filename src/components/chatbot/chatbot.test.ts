import { afterAll, expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import { actionsOf, personsTurnBefore } from "./actions-of.ts";
import type { ChatMessage } from "./chat-message.ts";
import { chatActions } from "./chat-view-options.ts";
import { chatbot } from "./chatbot.ts";
import { keepSame } from "./same-json.ts";
import { withText } from "./with-text.ts";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files, media } = temporary;

const chat = chatbot({ label: "chat" });
const notes = (text: string) => files.store({ name: "notes.txt", content: Buffer.from(text) });

test("starts empty, and an empty conversation is a value", async () => {
  expect(await chat.initial(noFiles)).toEqual([]);
  expect(chat.isEmpty([])).toBe(false);
  expect(chat.isEmpty(null)).toBe(true);
});

test("gives the function messages whose files lie on this machine", async () => {
  const stored = await notes("read me");
  const [message] = await chat.preprocess([{ role: "user", content: ["See", stored] }], files);
  expect(message).toEqual({
    role: "user",
    content: ["See", { path: await files.pathOf(stored), orig_name: "notes.txt", mime_type: "text/plain" }],
  });
});

test("takes texts, files by path, files made in memory and files of a page value", async () => {
  const known = await notes("known");
  const path = await files.pathOf(known);
  const [first, second] = ((await chat.postprocess(
    [
      { role: "user", content: { path, orig_name: "mine.txt" } },
      { role: "assistant", content: ["Here", { name: "answer.txt", content: "42" }, known] },
    ],
    files,
  )) ?? []) as readonly ChatMessage[];
  expect(first?.content).toMatchObject({ orig_name: "mine.txt" });
  expect(second?.content).toMatchObject(["Here", { orig_name: "answer.txt", mime_type: "text/plain", size: 2 }, known]);
});

test("refuses a path that the demo may not read, and a file that it does not hold", async () => {
  const refused = chat.postprocess([{ role: "assistant", content: { path: "/etc/passwd" } }], files);
  await expect(refused).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
  const unknown = { ...(await notes("x")), path: `${"0".repeat(64)}/notes.txt` };
  await expect(chat.postprocess([{ role: "assistant", content: unknown }], files)).rejects.toThrow();
});

test("keeps what belongs to a message, and leaves the rest out", () => {
  const metadata = { title: "Thought", log: "about it", duration: 1.5, status: "done" };
  const given = [{ id: "m1", role: "assistant", content: "x", metadata: { ...metadata, parent: 7 }, options: null }];
  expect(chat.parse(given)).toEqual([{ id: "m1", role: "assistant", content: "x", metadata }]);
  expect(chat.parse([{ role: "user", content: "x", metadata: null, id: null }])).toEqual([{ role: "user", content: "x" }]);
});

test.each([
  ["hello", "chat must be a list of messages, got"],
  [["hello"], "chat must be a list of messages { role, content }"],
  [[{ role: "bot", content: "x" }], 'chat must be messages whose role is "user", "assistant" or "system"'],
  [[{ role: "user" }], "chat must be messages with a content"],
  [[{ role: "user", content: 7 }], "chat must be an uploaded file, got 7"],
  [[{ role: "user", content: "x", id: 7 }], "chat must be messages whose id is a text"],
  [[{ role: "user", content: "x", metadata: "y" }], "chat must be messages whose metadata is an object"],
  [[{ role: "user", content: "x", metadata: { duration: -1 } }], "chat must be metadata whose duration is a number of seconds"],
  [[{ role: "user", content: "x", metadata: { status: "over" } }], 'chat must be metadata whose status is "pending" or "done"'],
])("refuses %j", (value, message) => {
  expect(() => chat.parse(value)).toThrow(message);
});

test("stores the files of a conversation with a flag, and reads them back", async () => {
  const value: ChatMessage[] = [
    { role: "user", content: ["See", await notes("flagged")] },
    { id: "a", role: "assistant", content: "Seen", metadata: { title: "Thought" } },
  ];
  const stored = await chat.flag(value, media);
  expect(stored).toMatchObject([{ content: ["See", { path: "value/0.txt" }] }, { id: "a", metadata: { title: "Thought" } }]);
  const again = await chat.readFromFlag(stored, media);
  expect(chat.compare(value, again)).toEqual({ same: true });
});

test("compares who says what, and neither ids nor times", async () => {
  const said = (content: ChatMessage["content"], more = {}): ChatMessage => ({ role: "assistant", content, ...more });
  const compare = (expected: ChatMessage[], actual: ChatMessage[]) => chat.compare(expected, actual);
  expect(compare([said("a", { id: "1", metadata: { duration: 1 } })], [said("a", { id: "2" })])).toEqual({ same: true });
  expect(compare([said("a")], [said("b")]).reason).toBe('message 1 differs: at character 1: "b" is not "a"');
  expect(compare([said("a")], [{ ...said("a"), role: "user" }]).reason).toBe("message 1 is by user, not by assistant");
  expect(compare([said("a")], []).reason).toBe("message 1 is missing");
  expect(compare([], [said("a")]).reason).toBe("1 messages instead of 0");
  expect(compare([said(await notes("a"))], [said(await notes("b"))]).same).toBe(false);
  expect(compare([said(["a", "b"])], [said("a")]).reason).toBe("message 1 has 1 parts instead of 2");
});

test("gives each message the actions that fit it", () => {
  const messages: ChatMessage[] = [
    { role: "user", content: "a" },
    { role: "assistant", content: "b" },
    { role: "user", content: "c" },
    { role: "assistant", content: "d" },
  ];
  const given = (index: number, isStreaming = false) =>
    actionsOf(messages, index, { actions: chatActions, isStreaming, canEditAll: false });
  expect(given(0)).toEqual(["copy", "edit", "select"]);
  expect(given(1)).toEqual(["copy", "like", "select"]);
  expect(given(3)).toEqual(["copy", "like", "retry", "undo", "select"]);
  expect(given(3, true)).toEqual([]);
  expect(given(2, true)).toEqual(["copy", "select"]);
  expect(actionsOf(messages, 3, { actions: [], isStreaming: false, canEditAll: true })).toEqual(["edit"]);
});

test("finds the person's message that an answer is to", () => {
  const messages: ChatMessage[] = [
    { role: "assistant", content: "Hello" },
    { role: "user", content: "a" },
    { role: "assistant", content: "thought" },
    { role: "assistant", content: "answer" },
  ];
  expect(personsTurnBefore(messages, 3)).toBe(1);
  expect(personsTurnBefore(messages, 0)).toBe(0);
});

test("draws anew only what has changed", () => {
  const old: ChatMessage[] = [
    { role: "user", content: "a" },
    { role: "assistant", content: "b" },
  ];
  const kept = keepSame(old, structuredClone([...old.slice(0, 1), { role: "assistant" as const, content: "bc" }]));
  expect(kept[0]).toBe(old[0]);
  expect(kept[1]).toEqual({ role: "assistant", content: "bc" });
});

test("keeps the files of a message whose text is edited", async () => {
  const file = await notes("a");
  expect(withText({ role: "user", content: [file, "a", "b"] }, "c").content).toEqual([file, "c"]);
  expect(withText({ role: "user", content: file }, "c").content).toEqual([file, "c"]);
  expect(withText({ role: "user", content: "a" }, "c").content).toBe("c");
});

test.each([
  [{ actions: ["share"] }, 'chatbot(): actions must be a list of copy, like, retry, undo, edit, select, got ["share"].'],
  [{ layout: "list" }, 'chatbot(): layout must be "bubble" or "panel", got "list".'],
  [{ names: { bot: "Ada" } }, 'chatbot(): names must be texts for user and assistant, got {"bot":"Ada"}.'],
  [{ placeholder: 7 }, "chatbot(): placeholder must be a Markdown text, got 7."],
  [{ value: "Hi" }, 'chatbot(): value must be a list of messages, got "Hi".'],
])("refuses the options %j where they are written", (options, message) => {
  expect(() => chatbot(options as never)).toThrow(message);
});
