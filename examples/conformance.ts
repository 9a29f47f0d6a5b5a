import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import {
  Blocks,
  button,
  checkbox,
  checkboxGroup,
  dataframe,
  dropdown,
  file,
  flagButton,
  image,
  json,
  label,
  number,
  type RunContext,
  radio,
  row,
  slider,
  state,
  text,
  UserError,
} from "hardcase";

// No demo for people: every kind of endpoint that Gradio's own clients are tried on. Each hangs on a button that nobody sees.
const triggers: ReturnType<typeof button>[] = [];
const run = () => {
  const trigger = button("Run", { visible: false });
  triggers.push(trigger);
  return trigger;
};

const given = text({ label: "text" });
const b = text({ label: "b", value: "B" });
const out = text({ label: "out" });
const out2 = text({ label: "out2" });
const tree = json({ label: "json" });
const echo = (text: string) => text;
run().click(echo, given, out);

const num1 = number({ label: "num1" });
const operation = radio(["add", "subtract", "multiply", "divide"], { label: "operation" });
const num2 = number({ label: "num2" });
const result = number({ label: "result" });
const calculated = run().click(
  function calculator(num1, operation, num2) {
    if (operation === "add") return num1 + num2;
    if (operation === "subtract") return num1 - num2;
    if (operation === "multiply") return num1 * num2;
    if (num2 === 0) throw new UserError("Cannot divide by zero!");
    return num1 / num2;
  },
  [num1, operation, num2],
  result,
);
const flagRow = flagButton(calculated, {
  flaggingOptions: ["wrong", "right"],
  flaggingDir: mkdtempSync(join(tmpdir(), "conformance-")),
});

const picture = image({ label: "image" });
const strength = slider(0, 1, 1, { label: "strength" });
const toned = image({ label: "toned" });
const tones = [
  [0.393, 0.769, 0.189],
  [0.349, 0.686, 0.168],
  [0.272, 0.534, 0.131],
] as const;
run().click(
  function sepia(image, strength) {
    const data = image.data.map((level, index) => {
      const first = index - (index % 3);
      const [red = 0, green = 0, blue = 0] = image.data.subarray(first, first + 3);
      const [ofRed, ofGreen, ofBlue] = tones[(index % 3) as 0 | 1 | 2];
      return Math.min(255, level * (1 - strength) + strength * (red * ofRed + green * ofGreen + blue * ofBlue));
    });
    return { ...image, data };
  },
  [picture, strength],
  toned,
);

const n = number({ label: "n", value: 5, precision: 0 });
run().click(
  async function* count(n) {
    for (let number = 1; number <= n; number++) {
      await setTimeout(50);
      yield String(number);
    }
  },
  n,
  out,
);
const chapters = [
  ["a", { rows: [[1, 2, 3], [4]], gone: true }],
  ["ab", { rows: [[1], [4]], new: null }],
  ["abc", { rows: [], new: { x: "y" } }],
  ["z", [1, "2"]],
] as const;
run().click(
  async function* story() {
    for (const chapter of chapters) {
      await setTimeout(50);
      yield chapter;
    }
  },
  null,
  [out, tree],
);
run().click(
  function fail(text): string {
    throw new UserError(text === "" ? "" : "boom");
  },
  given,
  out,
);
run().click(
  function crash(text): string {
    throw new TypeError(`secret detail of ${text}`);
  },
  given,
  out,
);

const step = number({ label: "n", value: 1, precision: 0 });
const total = number({ label: "total", precision: 0 });
const sum = state(0);
run().click(
  function counter(n, total) {
    return [total + n, total + n];
  },
  [step, sum],
  [total, sum],
);

const one = file({ label: "file" });
const copy = file({ label: "copy" });
run().click(
  function files(file) {
    return file;
  },
  one,
  copy,
);
const several = file({ label: "files", fileCount: "multiple" });
const copies = file({ label: "copies", fileCount: "multiple" });
run().click(
  function many(files) {
    return files;
  },
  several,
  copies,
);

run().click(
  function swap(a, b) {
    return [b, a];
  },
  [given, b],
  [out, out2],
);
const flag = checkbox({ label: "flag" });
const picks = checkboxGroup(["x", "y", "z"], { label: "picks" });
const choice = dropdown(["red", "green"], { label: "choice", value: "green" });
const level = slider(0, 10, 4, { label: "level", step: 1 });
run().click(
  function mixed(flag, picks, choice, level) {
    return { flag, picks, choice, level };
  },
  [flag, picks, choice, level],
  tree,
);

const classes = label({ label: "label" });
run().click((text) => ({ cat: 0.75, [text]: 0.25 }), given, classes, { apiName: "label" });
const rows = dataframe({ label: "rows", headers: ["a", "b"], type: "arrays" });
const table = dataframe({ label: "table", headers: ["a", "b"] });
run().click((rows) => rows, rows, table, { apiName: "table" });

const steps = number({ label: "steps", value: 3, precision: 0 });
run().click(
  async function progress(steps, context: RunContext) {
    for (let done = 0; done < steps; done++) {
      context.progress(done, steps, "working");
      await setTimeout(200);
    }
    context.info("almost done");
    return "done";
  },
  steps,
  out,
);
run().click(
  async function* slow() {
    for (let number = 0; number < 200; number++) {
      await setTimeout(100);
      yield String(number);
    }
  },
  null,
  out,
  { concurrencyLimit: 1 },
);
run().click((name) => `Hello ${name}`, given, out, { apiName: "strict", validator: (name) => (name.length < 3 ? "too short" : null) });
run().click(({ username, session }: RunContext) => ({ username, session }), null, tree, { apiName: "whoami" });
run().click(echo, given, out);
run().click(echo, given, out, { apiName: "fast", queue: false });
run().click(echo, given, out, { apiName: "unlisted", apiVisibility: "undocumented" });
run().click(echo, given, out, { apiName: "hidden", apiVisibility: "private" });

const [name, password] = process.env.CONFORMANCE_LOGIN?.split(":") ?? [];
const demo = new Blocks(
  {
    title: "Conformance",
    showErrors: false,
    ...(name && password && { auth: [[name, password]], authMessage: "Log in first" }),
  },
  row(given, b, out, out2, tree),
  row(num1, operation, num2, result),
  flagRow,
  row(picture, strength, toned),
  row(n, step, total, steps),
  row(one, copy, several, copies),
  row(flag, picks, choice, level),
  row(classes, rows, table),
  ...triggers,
);

await demo.launch();
export default demo;
