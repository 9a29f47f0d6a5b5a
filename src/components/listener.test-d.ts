import { expectTypeOf, test } from "vitest";
import { dropdown, image, number, radio, slider, text } from "./index.ts";
import type { Listener } from "./listener.ts";
import { update } from "./update.ts";

const count = number();
const word = text();
const operation = radio(["add", "subtract"]);

test("a listener's function takes the inputs' values and gives the outputs'", () => {
  word.submit(
    (written, n, chosen) => {
      expectTypeOf(written).toEqualTypeOf<string>();
      expectTypeOf(n).toEqualTypeOf<number>();
      expectTypeOf(chosen).toEqualTypeOf<"add" | "subtract">();
      return n + written.length;
    },
    [word, count, operation],
    count,
  );
  // @ts-expect-error a text is not a number
  word.submit((written) => written, word, count);
  expectTypeOf(word.change((written) => written.length, word, count)).toEqualTypeOf<Listener>();
});

test("a record is one object", () => {
  word.change(({ word: written, n }) => ({ length: written.length + n }), { word, n: count }, { length: count });
});

test("page values come where nothing is preprocessed", () => {
  image().upload(
    (file) => {
      expectTypeOf(file?.path).toEqualTypeOf<string | undefined>();
    },
    image(),
    null,
    { preprocess: false },
  );
  word.change((...args) => expectTypeOf(args.length).toEqualTypeOf<3>(), [word, count], null, { preprocess: false });
});

test("a kind has its own events alone", () => {
  slider().release(() => {});
  // @ts-expect-error a slider has no submit
  slider().submit(() => {});
});

test("an update changes the options that the kind has", () => {
  const city = dropdown(["Rome", "Milan"]);
  operation.change((chosen) => update({ choices: chosen === "add" ? ["a"] : ["b"], value: null }), operation, city);
  // @ts-expect-error a number has no choices
  operation.change(() => update({ choices: ["a"] }), operation, count);
});

test("a generator streams, and then another function runs", () => {
  word
    .change(
      function* (written) {
        yield written.length;
        yield 2;
      },
      word,
      count,
    )
    .then(() => {});
});

test("with batch, lists come in and lists go out, one value for each run", () => {
  word.submit(
    (words, counts) => {
      expectTypeOf(words).toEqualTypeOf<readonly string[]>();
      expectTypeOf(counts).toEqualTypeOf<readonly number[]>();
      return [words.map((one) => one.length), words] as const;
    },
    [word, count],
    [count, word],
    { batch: true, maxBatchSize: 8 },
  );
  word.submit(({ written }) => ({ length: written.map((one) => one.length) }), { written: word }, { length: count }, { batch: true });
  // @ts-expect-error one number is no list
  word.submit((words) => words.length, word, count, { batch: true });
});

test("a comparison of one's own gets what the function would get, in the shape of the components", () => {
  word.submit((written, n) => n + written.length, [word, count], count, {
    apiName: "measure",
    compare(expected, actual, { inputs }) {
      expectTypeOf(expected).toEqualTypeOf<number | null>();
      expectTypeOf(actual).toEqualTypeOf<number | null>();
      expectTypeOf(inputs).toEqualTypeOf<readonly [string | null, number | null]>();
      return expected === actual;
    },
  });
  // @ts-expect-error a text is no answer
  word.submit((written) => written, word, word, { compare: () => "yes" });
});
