import { expect, test } from "vitest";
import { number } from "../components/number/number.ts";
import { text } from "../components/text/text.ts";
import { Interface } from "../demo/interface.ts";
import { noFiles } from "../testing/no-files.ts";
import { compareOutputs } from "./compare-outputs.ts";

const endpointOf = (demo: { readonly parts: Interface<never, never>["parts"] }) => {
  const [endpoint] = demo.parts.endpoints;
  if (endpoint === undefined) throw new Error("It has no endpoint.");
  return endpoint;
};

const values = { inputs: { a: 1 }, expected: { sum: 2, why: "two" }, actual: { sum: 2.4, why: "Two" } };

test("each component compares by its own options, and the score is the worst of them", async () => {
  const outputs = { sum: number({ compare: { tolerance: 0.5 } }), why: text({ compare: { similarity: 0.5 } }) };
  const endpoint = endpointOf(new Interface((a: number) => ({ sum: a, why: "" }), ["number"], outputs));
  expect(await compareOutputs(endpoint, values, noFiles)).toEqual({ type: "same", score: 1 - 1 / 3 });
  expect(await compareOutputs(endpoint, { ...values, actual: { sum: 3, why: "two" } }, noFiles)).toEqual({
    type: "different",
    score: 1,
    differences: [{ output: "sum", expected: 2, actual: 3, reason: "3 is not 2" }],
  });
});

test("an endpoint's own comparison gets values in the shape of the components, and its score and reason are kept", async () => {
  const seen: unknown[] = [];
  const demo = new Interface(
    (a) => ({ sum: a, why: "" }),
    ["number"],
    { sum: "number", why: "text" },
    {
      async compare(expected, actual, { inputs }) {
        seen.push(expected, actual, inputs);
        return { same: false, score: 0.25, reason: "not what I asked for" };
      },
    },
  );
  // Of the text the reviewer has said nothing.
  const given = { ...values, expected: { sum: 2 } };
  expect(await compareOutputs(endpointOf(demo), given, noFiles)).toEqual({
    type: "different",
    score: 0.25,
    differences: [{ output: "sum", expected: 2, actual: 2.4, reason: "not what I asked for" }],
  });
  expect(seen).toEqual([{ sum: 2, why: "Two" }, { sum: 2.4, why: "Two" }, [1]]);
});

test("it may answer with true or false, and what it throws or answers else is told as the comparison's", async () => {
  const endpoint = (compare: () => boolean) => endpointOf(new Interface((a) => ({ sum: a }), ["number"], { sum: "number" }, { compare }));
  const given = { inputs: { a: 1 }, expected: { sum: 1 }, actual: { sum: 2 } };
  expect(
    await compareOutputs(
      endpoint(() => true),
      given,
      noFiles,
    ),
  ).toEqual({ type: "same", score: null });
  expect(
    await compareOutputs(
      endpoint(() => false),
      given,
      noFiles,
    ),
  ).toMatchObject({ type: "different", score: null });
  const broken = endpoint(() => {
    throw new Error("no judge today");
  });
  await expect(compareOutputs(broken, given, noFiles)).rejects.toThrow("compare failed: no judge today");
  const odd = endpoint(() => "yes" as never);
  await expect(compareOutputs(odd, given, noFiles)).rejects.toThrow(
    'compare failed: compare must answer with true, false or { same, score?, reason? }, got "yes".',
  );
});

test("a comparison that is no function is refused where it is written", () => {
  expect(() => new Interface((a) => a, "number", "number", { compare: true as never })).toThrow("compare must be a function, got true.");
});
