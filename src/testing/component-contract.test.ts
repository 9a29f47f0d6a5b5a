import { expect, test } from "vitest";
import type { ComponentOptions } from "../components/component.ts";
import { type ComponentDefinition, defineComponent } from "../components/define-component.ts";
import { invalid } from "../components/invalid-value.ts";
import { componentContract } from "./component-contract.ts";
import { noFiles, noMedia } from "./no-files.ts";

type StarsDefinition = ComponentDefinition<ComponentOptions, number, number, number>;

const parse = (value: unknown): number => (Number.isInteger(value) ? (value as number) : invalid("a whole number", value));

/** A user's own component, as the guide shows it, but for what a test breaks. */
async function failures(broken: Partial<StarsDefinition> = {}): Promise<readonly string[]> {
  const stars = defineComponent<ComponentOptions, number, number, number>({
    name: "stars",
    parse,
    preprocess: (value) => value,
    postprocess: parse,
    compare: (expected, actual) => ({ same: expected === actual }),
    schema: () => ({ type: "integer" }),
    sample: () => 4,
    viewOptions: () => ({}),
    ...broken,
  }).create({});
  const fitsSchema = (schema: { readonly type?: unknown }, value: unknown) => schema.type !== "integer" || Number.isInteger(value);
  const outcomes = componentContract(stars, { files: noFiles, media: noMedia, fitsSchema }).map(({ run }) =>
    run().then(
      () => [],
      (error: Error) => [error.message],
    ),
  );
  return (await Promise.all(outcomes)).flat();
}

test("finds nothing wrong with a component that keeps it", async () => {
  expect(await failures()).toEqual([]);
});

test.each<[string, Partial<StarsDefinition>, string]>([
  ["a crash", { parse: (value) => (value as { length: number }).length.valueOf() }, "parse crashed on {}: TypeError"],
  ["a changed value", { parse: (value) => parse(value) + 1 }, "parse changed a value of its own: 4 became 5."],
  ["a lossy round trip", { preprocess: (value) => value / 2 }, "preprocess and postprocess made 2 of 4."],
  ["a stored form that is no JSON", { flag: () => Number.NaN }, "flag gave what JSON cannot hold: NaN."],
  ["a stored form that loses something", { readFromFlag: () => 1 }, "flag and readFromFlag made 1 of 4."],
  ["a value unlike itself", { compare: () => ({ same: false }) }, "compare finds 4 different from itself."],
  [
    "a schema that its values do not fit",
    { schema: () => ({ type: "integer", not: {} }), sample: () => 0.5, parse: Number, postprocess: Number },
    "0.5 does not fit the schema of outputs.",
  ],
  ["options that are no JSON", { viewOptions: () => new Date(0) as never }, "viewOptions gave what JSON cannot hold"],
])("finds %s", async (_, broken, message) => {
  expect((await failures(broken)).join("\n")).toContain(message);
});
