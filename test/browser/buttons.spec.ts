import { readFile } from "node:fs/promises";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const demo = (imports: string, body: string) => `
import { Blocks, ${imports} } from "hardcase";
${body}
await demo.launch();
export default demo;
`;

const buttons = demo(
  "button, clearButton, number, text",
  `
const count = number({ label: "Count", value: 1 });
const word = text({ label: "Word", value: "first" });
const more = button("One more", { variant: "primary", icon: "play" });
const clear = clearButton([count, word]);
const told = text({ label: "Told" });
more.click((n) => [n + 1, "Another"], count, [count, more]);
clear.click(() => "cleared", null, told);
const demo = new Blocks(count, word, more, clear, button("Off", { interactive: false }), told);
`,
);

test("a button runs its listener, which may change its text; a clear button puts values back", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(buttons);
  await page.goto(url);
  await expect(page.getByRole("button", { name: "Off" })).toBeDisabled();
  await page.getByRole("button", { name: "One more" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Count")).toHaveValue("2");
  await expect(page.getByRole("button", { name: "Another" })).toBeFocused();
  await page.getByLabel("Word").fill("second");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByLabel("Count")).toHaveValue("1");
  await expect(page.getByLabel("Word")).toHaveValue("first");
  await expect(page.getByLabel("Told")).toHaveText("cleared");
  expect(errors).toEqual([]);
});

const files = demo(
  "downloadButton, number, text, uploadButton",
  `
import { statSync } from "node:fs";
const table = uploadButton("Open a table", { fileTypes: [".csv"] });
const size = number({ label: "Size" });
const name = text({ label: "Name" });
const save = downloadButton("Save the letter");
table.upload((path) => statSync(path).size, table, size);
name.change((to) => ({ name: "letter.txt", content: "Dear " + to }), name, save);
const demo = new Blocks(table, size, name, save);
`,
);

test("an upload button takes a file of its types, and a download button saves one", async ({ page, serve }) => {
  const { url } = await serve(files);
  await page.goto(url);
  const open = page.getByRole("button", { name: "Open a table" });
  const choose = async (name: string) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), open.click()]);
    await chooser.setFiles({ name, mimeType: "text/csv", buffer: Buffer.from("a,b\n") });
  };
  await choose("table.exe");
  await expect(page.getByRole("alert")).toHaveText("table.exe cannot be used here. Choose .csv.");
  await choose("table.csv");
  await expect(page.getByLabel("Size")).toHaveText("4");
  await page.getByRole("button", { name: "Remove table.csv" }).click();
  await expect(open).toBeFocused();

  await expect(page.getByRole("button", { name: "Save the letter" })).toBeDisabled();
  await page.getByLabel("Name").fill("Ada");
  const link = page.getByRole("link", { name: "Save the letter" });
  await expect(link).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("letter.txt");
  expect(await readFile(await download.path(), "utf8")).toBe("Dear Ada");
});

const clock = demo(
  "button, number, timer, update",
  `
let ticks = 0;
const shown = number({ label: "Ticks" });
const beat = timer(0.1);
const stop = button("Stop");
beat.tick(() => ++ticks, null, shown, { showProgress: "hidden" });
stop.click(() => update({ active: false }), null, beat);
const demo = new Blocks(shown, beat, stop);
`,
);

test("a timer ticks until a listener stops it", async ({ page, serve }) => {
  const { url } = await serve(clock);
  await page.goto(url);
  const ticks = async () => Number(await page.getByLabel("Ticks").textContent());
  await expect.poll(ticks).toBeGreaterThan(3);
  await Promise.all([page.waitForResponse(/\/api\/run\//), page.getByRole("button", { name: "Stop" }).click()]);
  let last = -1;
  // As soon as two looks a beat and more apart see the same, it has stopped.
  await expect
    .poll(
      async () => {
        const before = last;
        last = await ticks();
        return last === before;
      },
      { intervals: [500] },
    )
    .toBe(true);
});
