import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { noFiles, noMedia } from "../../testing/no-files.ts";
import { type DataframeOptions, dataframe } from "./dataframe.ts";

const people = {
  headers: ["name", "age"],
  data: [
    ["Ada", 36],
    ["Grace", 85],
  ],
};
const typed = { headers: ["name", "age"], datatype: ["text", "number"] } as const;

const make = (result: unknown, options: DataframeOptions = {}) => dataframe(options).postprocess(result as never, noFiles);
const read = (value: typeof people, options: DataframeOptions) => dataframe(options).preprocess(value, noFiles);

describe.each(["rows", "columns", "arrays"] as const)("as %s", (type) => {
  const values = [people, { headers: ["name", "age"], data: [["Ada", null]] }];
  const options = { files: noFiles, media: noMedia, values };
  test.each(componentContract(dataframe({ type, headers: ["name", "age"] }), options))("$name", ({ run }) => run());
});

describe.each(["text", "number", "boolean", "date", "markdown"] as const)("of %s", (datatype) => {
  const component = dataframe({ datatype, rowCount: [4, "fixed"] });
  test.each(componentContract(component, { files: noFiles, media: noMedia }))("$name", ({ run }) => run());
});

test("gives rows by header, columns by header, or lists", async () => {
  expect(await read(people, typed)).toEqual([
    { name: "Ada", age: 36 },
    { name: "Grace", age: 85 },
  ]);
  expect(await read(people, { ...typed, type: "columns" })).toEqual({ name: ["Ada", "Grace"], age: [36, 85] });
  expect(await read(people, { ...typed, type: "arrays" })).toEqual([
    ["Ada", 36],
    ["Grace", 85],
  ]);
});

test("takes rows, columns, lists and tables, and makes the same of them", async () => {
  const rows = [
    { name: "Ada", age: 36 },
    { name: "Grace", age: 85 },
  ];
  expect(await make(rows)).toEqual(people);
  expect(await make({ name: ["Ada", "Grace"], age: new Float64Array([36, 85]) })).toEqual(people);
  expect(
    await make(
      [
        ["Ada", 36],
        ["Grace", 85],
      ],
      { headers: ["name", "age"] },
    ),
  ).toEqual(people);
  expect(await make(people)).toEqual(people);
});

test("keeps the columns that are declared when a function returns no rows", async () => {
  expect(await make([], typed)).toEqual({ headers: ["name", "age"], data: [] });
});

test("fills short rows up, and numbers the columns that have no name", async () => {
  expect(await make([["a"], ["b", 1, true]], { headers: ["x"] })).toEqual({
    headers: ["x", "2", "3"],
    data: [
      ["a", null, null],
      ["b", 1, true],
    ],
  });
  expect(await make([{ a: 1 }, { b: 2 }])).toEqual({
    headers: ["a", "b"],
    data: [
      [1, null],
      [null, 2],
    ],
  });
});

test("writes dates as ISO 8601, NaN as an empty cell, and what JSON has no number for as a text", async () => {
  const row = { at: new Date(0), missing: Number.NaN, most: Number.POSITIVE_INFINITY, many: 2n ** 60n, few: 2n, none: undefined };
  expect(await make([row])).toEqual({
    headers: ["at", "missing", "most", "many", "few", "none"],
    data: [["1970-01-01T00:00:00.000Z", null, "Infinity", "1152921504606846976", 2, null]],
  });
});

test("reads cells as their column's type, and says which cell it cannot read", async () => {
  const options = { label: "bill", headers: ["item", "price", "paid", "due"], datatype: ["text", "number", "boolean", "date"] } as const;
  const value = (...row: (string | number | boolean | null)[]) => ({ headers: [...options.headers], data: [row] });
  const component = dataframe(options);
  expect(await component.preprocess(value(7, " 1.50 ", "yes", "2026-11-24"), noFiles)).toEqual([
    { item: "7", price: 1.5, paid: true, due: "2026-11-24" },
  ]);
  expect(await component.preprocess(value("", "", "", ""), noFiles)).toEqual([]);
  await expect(component.preprocess(value("tea", "cheap", null, null), noFiles)).rejects.toThrow(
    'bill must be a table with a number in column price, row 1, got "cheap".',
  );
  await expect(component.preprocess(value("tea", 1, "maybe", null), noFiles)).rejects.toThrow("true or false in column paid, row 1");
  await expect(component.preprocess(value("tea", 1, null, "soon"), noFiles)).rejects.toThrow("a date such as 2026-11-24 in column due");
});

test("leaves out empty rows at the end, unless their number is fixed", async () => {
  const value = { headers: ["a"], data: [[null], ["x"], [""], [null]] };
  expect(await dataframe({ headers: ["a"] }).preprocess(value, noFiles)).toEqual([{ a: null }, { a: "x" }]);
  expect(await dataframe({ headers: ["a"], rowCount: [4, "fixed"] }).preprocess(value, noFiles)).toHaveLength(4);
});

test("refuses a table of another shape than it has", async () => {
  const fixed = dataframe({ label: "t", headers: ["a", "b"], rowCount: [2, "fixed"] });
  await expect(fixed.preprocess({ headers: ["a", "b"], data: [[1, 2]] }, noFiles)).rejects.toThrow(
    't must be a table of 2 rows, got "1 rows".',
  );
  await expect(fixed.preprocess({ headers: ["a"], data: [[1], [2]] }, noFiles)).rejects.toThrow("a table of 2 columns");
  const other = {
    headers: ["a", "c"],
    data: [
      [1, 2],
      [3, 4],
    ],
  };
  await expect(fixed.preprocess(other, noFiles)).rejects.toThrow('t must be a table with the columns a, b, got ["a","c"].');
  await expect(dataframe().preprocess({ headers: ["a", "a"], data: [[1, 2]] }, noFiles)).rejects.toThrow("headers differ from each other");
});

test.each([
  [[], "a table { headers, data }, got []"],
  [{ headers: [1], data: [] }, "whose headers are texts, got [1]"],
  [{ headers: ["a"], data: [[1, 2]] }, "at most 1 cells in row 1"],
  [{ headers: ["a"], data: [[{}]] }, "a text, a number, a boolean or null in column a, row 1, got {}"],
])("refuses the page value %j", (value, message) => {
  expect(() => dataframe().parse(value)).toThrow(message);
});

test("counts a table as empty in which nothing is written", async () => {
  const component = dataframe({ headers: ["a", "b"], rowCount: 2 });
  expect(await component.initial(noFiles)).toEqual({
    headers: ["a", "b"],
    data: [
      [null, null],
      [null, null],
    ],
  });
  expect(component.isEmpty(await component.initial(noFiles))).toBe(true);
  expect(component.isEmpty({ headers: ["a"], data: [[0]] })).toBe(false);
});

test("keeps any table through the function and back", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
  );
  const table = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).chain((headers) =>
    fc.record({
      headers: fc.constant(headers),
      data: fc.array(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), { minLength: 1, maxLength: 5 }),
    }),
  );
  return fc.assert(
    fc.asyncProperty(table, async ({ headers, data }) => {
      const value = { headers, data: data.map((row) => ["not blank", ...row.slice(1)]) };
      const component = dataframe({ type: "arrays", headers: headers as [string] });
      const argument = await component.preprocess(component.parse(value) as typeof value, noFiles);
      expect(await component.postprocess(argument, noFiles)).toEqual(value);
    }),
  );
});

test.each([
  [{ headers: [] }, "dataframe(): headers must be a list of texts, got []."],
  [{ headers: ["a", "a"] }, 'dataframe(): headers must differ from each other, got "a" twice.'],
  [{ datatype: "str" }, 'dataframe(): datatype must be "auto" or "text" or "number" or "boolean" or "date" or "markdown", got "str".'],
  [{ datatype: ["text", "int"] }, "dataframe(): datatype[1] must be"],
  [{ rowCount: -1 }, "dataframe(): rowCount must be a whole number from 0 up, got -1."],
  [{ rowCount: [1, "free"] }, 'dataframe(): rowCount[1] must be "fixed" or "dynamic", got "free".'],
  [{ headers: ["a", "b"], colCount: 1 }, "dataframe(): colCount must not be below the number of headers, got 1 and 2."],
  [{ maxHeight: 0 }, "dataframe(): maxHeight must be a number of pixels above 0, got 0."],
  [{ columnWidths: [80, "auto"] }, 'dataframe(): columnWidths[1] must be a number of pixels above 0, got "auto".'],
  [{ compare: { tolerance: -1 } }, "dataframe(): compare.tolerance must be a number from 0 up, got -1."],
  [{ value: [1] }, "dataframe(): value must be rows as objects or as lists"],
])("refuses %j when it is made", (options, message) => {
  expect(() => dataframe(options as never)).toThrow(message);
});
