import { expectTypeOf, test } from "vitest";
import type { Pixels } from "../components/image/image.ts";
import { checkbox, type InputOf, Interface, image, label, number, type OutputOf, radio, text } from "../index.ts";

const operations = ["add", "subtract", "multiply", "divide"] as const;

test("parameters are inferred from a list, the union of choices included", () => {
  const calculator = new Interface(
    (num1, operation, num2) => {
      expectTypeOf(num1).toEqualTypeOf<number>();
      expectTypeOf(operation).toEqualTypeOf<"add" | "subtract" | "multiply" | "divide">();
      switch (operation) {
        case "add":
          return num1 + num2;
        case "subtract":
          return num1 - num2;
        case "multiply":
          return num1 * num2;
        case "divide":
          return num1 / num2;
      }
    },
    ["number", radio(["add", "subtract", "multiply", "divide"]), "number"],
    "number",
    { examples: [[5, "add", 7]] },
  );
  expectTypeOf<InputOf<typeof calculator>>().toEqualTypeOf<
    readonly [number | null, "add" | "subtract" | "multiply" | "divide" | null, number | null]
  >();
  expectTypeOf<OutputOf<typeof calculator>>().toEqualTypeOf<number | "NaN" | "Infinity" | "-Infinity" | null>();
});

test("a string for a number output does not compile", () => {
  // @ts-expect-error a string is no number
  new Interface((count) => String(count), "number", "number");
  // @ts-expect-error nor does a promise of one
  new Interface(async (count) => String(count), "number", "number");
  new Interface(
    // @ts-expect-error nor does a generator of them
    function* (count) {
      yield String(count);
    },
    "number",
    "number",
  );
});

test("a record gives one object in and takes one out, and a missing output names its key", () => {
  new Interface(
    ({ name, isLoud }) => {
      expectTypeOf(name).toEqualTypeOf<string>();
      expectTypeOf(isLoud).toEqualTypeOf<boolean>();
      return { greeting: `Hello ${name}`, length: name.length };
    },
    { name: "text", isLoud: checkbox() },
    { greeting: "text", length: "number" },
    { examples: [{ name: "Ada", isLoud: true }] },
  );
  new Interface(
    // @ts-expect-error Property 'length' is missing
    ({ name }) => ({ greeting: `Hello ${name}` }),
    { name: "text" },
    { greeting: "text", length: "number" },
  );
});

test("an optional component may give null, a required one may not", () => {
  new Interface(
    (required, optional) => {
      expectTypeOf(required).toEqualTypeOf<number>();
      expectTypeOf(optional).toEqualTypeOf<number | null>();
      return optional ?? required;
    },
    [number(), number({ optional: true })],
    number(),
  );
});

test("a list of outputs is a tuple, and no outputs take anything", () => {
  new Interface((word) => [word, word.length] as const, text(), ["text", "number"]);
  // @ts-expect-error one output is missing
  new Interface((word) => [word] as const, text(), ["text", "number"]);
  new Interface((word) => console.log(word.length), text(), null);
  new Interface(() => "made", null, text());
});

test("sync, async and generator functions are taken, streams of any kind too", () => {
  new Interface((word) => word, text(), text());
  new Interface(async (word) => word, text(), text());
  new Interface(
    function* (word) {
      for (const letter of word) yield letter;
    },
    text(),
    text(),
  );
  new Interface(
    async function* (word, { signal }) {
      if (!signal.aborted) yield word;
    },
    text(),
    text(),
  );
});

test("pictures come as pixels or as a path by option", () => {
  new Interface((picture) => (expectTypeOf(picture).toEqualTypeOf<Pixels>(), picture), image(), image());
  new Interface((picture) => (expectTypeOf(picture).toEqualTypeOf<string>(), picture), image({ type: "path" }), image());
});

test("an unknown name, an unknown option and a wrong example do not compile", () => {
  // @ts-expect-error radio needs choices, so it has no name
  new Interface((word) => word, "radio", "text");
  // @ts-expect-error a label is no input of this name
  new Interface((word) => word, "texts", "text");
  // @ts-expect-error the mode has another name
  new Interface((word) => word, "text", "text", { allowFlagging: "always" });
  // @ts-expect-error the second value must be one of the choices
  new Interface((left, _sign) => left, ["number", radio(operations)], "number", { examples: [[5, "power"]] });
  new Interface((word) => ({ [word]: 1 }), text(), label());
});

test("rules see page values, typed by the components", () => {
  new Interface((word) => ({ [word]: 1 }), text(), label(), {
    flagWhen: {
      unsure: ({ outputs }) => (outputs.Output.confidences[0]?.confidence ?? 1) < 0.6,
      slow: ({ durationMs }) => durationMs > 2000,
    },
  });
  new Interface(
    ({ count }) => ({ half: count / 2 }),
    { count: number() },
    { half: number() },
    {
      flagWhen: { odd: ({ inputs, outputs }) => inputs.count !== outputs.half },
    },
  );
  // @ts-expect-error a rule says true or false
  new Interface((word) => word, text(), text(), { flagWhen: { long: ({ outputs }) => outputs.Output.length } });
});

// A list of outputs takes a list, however the function gives it.
new Interface((n) => [n, String(n)], ["number"], ["number", "text"]);
new Interface(async (n) => [n, String(n)], ["number"], ["number", "text"]);
new Interface(
  function* (n) {
    yield [n, "so far"];
    yield [n, "done"];
  },
  ["number"],
  ["number", "text"],
);
// @ts-expect-error one output is missing
new Interface((n) => [n], ["number"], ["number", "text"]);
// @ts-expect-error the second output is a text
new Interface((n) => [n, n], ["number"], ["number", "text"]);

// A batch gets and returns lists, one value for each run.
new Interface((words, counts) => words.map((word, run) => word.repeat(counts[run] ?? 1)), ["text", "number"], "text", { batch: true });
new Interface(
  async ({ words }) => ({ lengths: words.map((word) => word.length) }),
  { words: "text" },
  { lengths: "number" },
  { batch: true },
);
// @ts-expect-error a batch returns a list
new Interface((words) => words[0] ?? "", "text", "text", { batch: true });
// @ts-expect-error without batch there is one value
new Interface((word) => word.map((letter: string) => letter), "text", "text", { batch: false });

test("a comparison of one's own gets what the function would get, in the shape of the components", () => {
  new Interface(
    (a, b) => ({ sum: a + b.length, why: "" }),
    ["number", "text"],
    { sum: "number", why: "text" },
    {
      async compare(expected, actual, { inputs }) {
        expectTypeOf(expected).toEqualTypeOf<{ readonly sum: number | null; readonly why: string | null }>();
        expectTypeOf(actual).toEqualTypeOf<typeof expected>();
        expectTypeOf(inputs).toEqualTypeOf<readonly [number | null, string | null]>();
        return { same: expected.sum === actual.sum, score: 0.5, reason: "why not" };
      },
    },
  );
  new Interface((picture) => `${picture.width}`, image(), label(), {
    compare(expected, actual, { inputs }) {
      expectTypeOf(inputs).toEqualTypeOf<Pixels | null>();
      return expected?.label === actual?.label;
    },
  });
  // @ts-expect-error a text is no answer
  new Interface((a) => a, "number", "number", { compare: () => "yes" });
});
