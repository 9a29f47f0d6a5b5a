import { resolve } from "node:path";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const picture = resolve(import.meta.dirname, "../../examples/pictures/house-by-day.png");

/** A page of components that tells of every event, with what it says. */
const demo = (components: string, listeners: string) => `
import { audio, Blocks, checkbox, checkboxGroup, dropdown, image, label, markdown, radio, slider, text } from "hardcase";
const log = text({ label: "Log", lines: 20 });
const all = { ${components} };
const demo = new Blocks(...Object.values(all), log);
const told = [];
const tell = (name) => ({ event }) => { told.push(name + " " + event.name + " " + JSON.stringify(event.detail)); return told.join("\\n"); };
${listeners}
await demo.launch();
export default demo;
`;

test("choosing tells what was selected, letting go of a slider its release, and copying what was copied", async ({
  page,
  serve,
  context,
}) => {
  const errors = watchErrors(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { url } = await serve(
    demo(
      `pick: radio(["a", "b"], { label: "Pick" }), sure: checkbox({ label: "Sure" }), some: checkboxGroup(["x", "y"], { label: "Some" }),
       one: dropdown(["p", "q"], { label: "One" }), level: slider(0, 10, 5, { label: "Level" }), note: markdown({ value: "Read me." }), kind: label({ value: { cat: 0.7, dog: 0.3 } })`,
      `for (const name of ["pick", "sure", "some", "one"]) all[name].select(tell(name), null, log, { triggerMode: "multiple" });
       all.level.release(tell("level"), null, log); all.note.copy(tell("note"), null, log);
       all.kind.select(tell("kind"), null, log);`,
    ),
  );
  await page.goto(url);
  const log = page.getByLabel("Log", { exact: true });
  const lines: string[] = [];
  const tells = async (line: string) => {
    lines.push(line);
    await expect(log).toHaveText(lines.join("\n"), { useInnerText: true });
  };
  await page.getByLabel("b", { exact: true }).check();
  await tells('pick select {"index":1,"value":"b"}');
  await page.getByRole("checkbox", { name: "Sure" }).check();
  await tells('sure select {"index":0,"value":true}');
  await page.getByLabel("y", { exact: true }).check();
  await tells('some select {"index":1,"value":"y","selected":true}');
  await page.getByLabel("y", { exact: true }).uncheck();
  await tells('some select {"index":1,"value":"y","selected":false}');
  await page.getByLabel("One", { exact: true }).selectOption("q");
  await tells('one select {"index":1,"value":"q","selected":true}');
  await page.getByRole("slider", { name: "Level" }).press("ArrowRight");
  await tells("level release null");
  await page.locator('[data-kind="markdown"]').getByRole("button", { name: "Copy" }).click();
  await tells('note copy {"value":"Read me."}');
  await page.getByRole("button", { name: "dog" }).press("Enter");
  await tells('kind select {"index":1,"value":"dog"}');
  expect(errors).toEqual([]);
});

test("playing tells of play, pause and its end; a press on a picture of the pixel", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(
    demo(
      `im: image({ label: "Picture" }), clip: audio({ label: "Clip", interactive: false, value: { sampleRate: 8000, channels: [new Float32Array(16000)] } })`,
      `all.im.select(tell("im"), null, log);
       for (const event of ["play", "pause", "stop"]) all.clip[event](tell("clip"), null, log, { triggerMode: "multiple" });`,
    ),
  );
  await page.goto(url);
  const log = page.getByLabel("Log", { exact: true });
  await page.getByLabel("Picture", { exact: true }).setInputFiles(picture);
  await page.getByRole("img", { name: "Picture" }).click();
  await expect(log).toHaveText(/im select \{"index":\[\d+,\d+\],"value":null\}/);
  await page.getByRole("button", { name: /^Play/ }).click();
  await expect(log).toHaveText(/clip play null/);
  await page.getByRole("button", { name: /^Pause/ }).click();
  await expect(log).toHaveText(/clip pause null/);
  await page.getByRole("button", { name: /^Play/ }).click();
  await expect(log).toHaveText(/clip stop null/);
  expect((await log.textContent())?.match(/pause/g)).toHaveLength(1);
  expect(errors).toEqual([]);
});
