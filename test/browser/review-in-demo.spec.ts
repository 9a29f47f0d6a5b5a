import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { watchErrors } from "./page-errors.ts";
import { readCases } from "./read-cases.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, type Served, test } from "./serve.ts";

/** Opens the newest case of an endpoint in the demo, as its link does. */
async function openInDemo(page: Page, served: Served, endpoint: string): Promise<Page> {
  await openReview(page, served, `view=focus&endpoint=${endpoint}`);
  const [demo] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Open in the demo" }).click()]);
  return demo;
}

const notice = (demo: Page) => demo.locator(".review-case-notice");

test("a case of every kind of input opens in the demo, whose form then gives the very same inputs", async ({ page, serve }) => {
  const served = await serve("test/fixtures/every-input.mjs", reviewEnvironment);
  const samples = await readFile(join(served.folder, "samples.json"), "utf8");
  const headers = { "content-type": "application/json" };
  const ran = await fetch(`${served.url}/api/run/every`, { method: "POST", headers, body: samples });
  expect(ran.status).toBe(200);
  const demo = await openInDemo(page, served, "every");
  const errors = watchErrors(demo);
  await expect(notice(demo)).toHaveText("Filled with the inputs of a case under review.");
  await expect(demo.getByRole("textbox", { name: "text", exact: true })).toHaveValue("Hello there");
  // Views that are drawn late, such as an editor, must not change what they were given.
  await demo.waitForLoadState("networkidle");
  await demo.getByRole("button", { name: "Submit" }).click();
  await expect.poll(async () => (await readCases(served)).length, { timeout: 20_000 }).toBe(2);
  const [given, filled] = await readCases(served);
  expect(Object.keys(given?.inputs ?? {}).length).toBeGreaterThan(20);
  expect(filled?.inputsHash).toBe(given?.inputsHash);
  expect(errors).toEqual([]);
});

const tabbed = `
import { Blocks, ChatInterface, Interface, TabbedInterface, button, flagButton, image, number, render, slider, state, tab, tabs, text } from "hardcase";
const chat = new ChatInterface((message) => "You said " + message.text, {
  title: "Talk", apiName: "talk", multimodal: true, additionalInputs: [slider(0, 1, 0.5, { label: "heat" })],
});
const words = text({ label: "words" });
const picture = image({ label: "picture", type: "path" }), said = text({ label: "said" }), go = button("Go"), seen = state(0);
const told = go.click(function tell(picture, words, seen) { return [words, seen + 1]; }, [picture, words, seen], [said, seen]);
const n = number({ label: "n" }), twice = number({ label: "twice", interactive: false });
const doubled = n.change(function double(n) { return 2 * n; }, n, twice);
const blocks = new Blocks(
  { title: "Blocks" },
  tabs(tab("Numbers", n, twice, flagButton(doubled)), tab("Pictures", words, picture, go, said, flagButton(told))),
);
const demo = new TabbedInterface([chat, blocks]);
await demo.launch();
export default demo;
`;

test("cases of chats and Blocks open in their tab, and what cannot be filled in is said", async ({ page, serve }) => {
  const served = await serve(tabbed, reviewEnvironment);
  const body = new FormData();
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  body.append("files", new File([Buffer.from(pixel, "base64")], "pixel.png", { type: "image/png" }));
  const [file] = (await (await fetch(`${served.url}/api/upload`, { method: "POST", body })).json()) as [Record<string, unknown>];
  const before = [
    { role: "user", content: ["Look at this", file] },
    { role: "assistant", content: "You said Look at this" },
  ];
  await flagRun(served, "talk", { message: { text: "And now?", files: [] }, history: before, heat: 0.25 }, { option: "Like" });
  await flagRun(served, "double", { n: 21 });
  await flagRun(served, "tell", { picture: file, words: "a pixel" });

  const chat = await openInDemo(page, served, "talk");
  await expect(notice(chat)).toHaveText("Filled with the inputs of a case under review.");
  const log = chat.getByRole("log");
  await expect(log).toContainText("You said Look at this");
  await expect(log.getByRole("img", { name: "pixel.png" })).toBeVisible();
  await expect(chat.getByRole("textbox", { name: "message" })).toHaveValue("And now?");
  await expect(chat.getByRole("slider", { name: "heat" })).toHaveValue("0.25");
  await chat.getByRole("textbox", { name: "message" }).press("Enter");
  await expect(log).toContainText("You said And now?");

  // A listener that no button starts has run.
  const numbers = await openInDemo(page, served, "double");
  await expect(numbers.getByLabel("n", { exact: true })).toHaveValue("21");
  await expect(numbers.getByText("42", { exact: true })).toBeVisible();

  const pictures = await openInDemo(page, served, "tell");
  await expect(notice(pictures)).toHaveText(/^Filled with .* What the function remembers of a page is not part of a case\.$/);
  await expect(pictures.getByRole("tab", { name: "Pictures" })).toHaveAttribute("aria-selected", "true");
  await expect(pictures.getByLabel("words")).toHaveValue("a pixel");
  await expect(pictures.getByText("pixel.png")).toBeVisible();
  await rm(join(served.folder, "flagged/picture/0.png"));
  await pictures.reload();
  await expect(notice(pictures)).toContainText("Empty, as the file is gone or cannot be read: picture.");
  await expect(pictures.getByLabel("words")).toHaveValue("a pixel");

  await pictures.goto(`${served.url}/?review-case=0192aaaa-0000-7000-8000-000000000000`);
  await expect(notice(pictures)).toContainText("The case under review could not be opened here. There is no case");
  await pictures.context().clearCookies();
  await pictures.reload();
  await expect(notice(pictures)).toContainText("The review is closed to this browser.");
});
