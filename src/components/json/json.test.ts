import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { noFiles, noMedia } from "../../testing/no-files.ts";
import { countValues } from "./count-values.ts";
import { findJsonError } from "./find-json-error.ts";
import { json } from "./json.ts";

const surroundings = { files: noFiles, media: noMedia };
const make = (result: unknown) => json().postprocess(result, noFiles);

describe("of many shapes", () => {
  const results = [[], {}, "text", 0, false, [[[]]], { a: { b: [null] } }, { at: new Date(0) }, new Float32Array([1, 2])];
  test.each(componentContract(json(), { ...surroundings, results }))("$name", ({ run }) => run());
});

test("keeps any JSON as it is", () => {
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(JSON.stringify(await make(value))).toBe(JSON.stringify(value));
    }),
  );
});

test("makes lists of typed arrays, texts of dates, and nothing of undefined members", async () => {
  expect(await make({ weights: new Float64Array([0.5, 1]), at: new Date(0), gone: undefined })).toEqual({
    weights: [0.5, 1],
    at: "1970-01-01T00:00:00.000Z",
  });
});

test("keeps a key called __proto__ a key", async () => {
  const value = await make(JSON.parse('{"__proto__":{"a":1}}'));
  expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1}}');
});

const cycle: { list: unknown[] } = { list: [] };
cycle.list.push(cycle);

test.each([
  [{ a: [1, () => 1] }, "must be JSON at .a[1], got a function"],
  [{ "a b": 10n }, 'must be JSON at ["a b"], got 10n'],
  [[Number.NaN], "must be JSON at [0], got NaN"],
  [[undefined], "must be JSON at [0], got nothing"],
  [{ users: new Map() }, "must be JSON at .users, not a Map, got {}"],
  [cycle, "must be JSON without cycles at .list[0], got an object"],
])("refuses what JSON would lose: case %#", async (result, message) => {
  await expect(make(result)).rejects.toThrow(message);
});

test.each([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, "at .a.b[1]: 3 is not 2"],
  [{ a: 1 }, {}, "at .a: missing"],
  [{}, { a: 1 }, "at .a: unexpected"],
  [[1, 2], [1], "1 items, not 2"],
  [[1], { 0: 1 }, '{"0":1} is not [1]'],
  [{ a: null }, { a: 0 }, "at .a: 0 is not null"],
])("compares %j with %j", (expected, actual, reason) => {
  expect(json().compare(expected as never, actual as never).reason).toBe(reason);
});

test.each([
  ['{"a": x}', 1, 7, "a value"],
  ['{\n  "a": 1,\n}', 3, 1, "a name in double quotes"],
  ["[1, 2", 1, 6, "a comma or ]"],
  ['{"a" 1}', 1, 6, "a colon"],
  ["{'a': 1}", 1, 2, "a name in double quotes or }"],
  ["[1] 2", 1, 5, "nothing more"],
  ["[01]", 1, 3, "a comma or ]"],
  ['"open', 1, 1, "a value"],
])("finds where %j stops being JSON", (text, line, column, expected) => {
  expect(findJsonError(text)).toEqual({ line, column, expected });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("finds an error exactly where JSON.parse does", () => {
  const anyText = fc.oneof(
    fc.json(),
    fc.string({ unit: fc.constantFrom(...'{}[],:"\\ \n1.e-tfn', "true", "null", '"a"'), maxLength: 12 }),
    fc
      .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 1 }))
      .map(([text, at, sign]) => text.slice(0, at % text.length) + sign + text.slice((at % text.length) + 1)),
  );
  fc.assert(
    fc.property(anyText, (text) => void expect(findJsonError(text) === null).toBe(isJson(text))),
    { numRuns: 2000 },
  );
});

test("counts no further than it is asked to", () => {
  expect(countValues({ a: [1, 2], b: null }, 100)).toBe(5);
  expect(
    countValues(
      Array.from({ length: 1000 }, () => 0),
      60,
    ),
  ).toBe(60);
});
