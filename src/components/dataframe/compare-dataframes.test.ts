import { expect, test } from "vitest";
import { dataframe } from "./dataframe.ts";

const headers = ["name", "age"];
const table = (...data: (string | number | null)[][]) => ({ headers, data });

test("says which cell differs, and which share is the same", () => {
  const comparison = dataframe().compare(table(["Ada", 36], ["Grace", 85]), table(["Ada", 37], ["Grace", 85]));
  expect(comparison).toEqual({ same: false, score: 0.75, reason: "age in row 1: 37 is not 36" });
});

test("counts an empty text like an empty cell", () => {
  expect(dataframe().compare(table(["", 1]), table([null, 1])).same).toBe(true);
});

test("says when rows are too many or missing, and counts one row too many as one row", () => {
  const [ada, grace, annie] = [
    ["Ada", 36],
    ["Grace", 85],
    ["Annie", 77],
  ];
  const expected = table(ada as never, annie as never);
  const comparison = dataframe().compare(expected, table(ada as never, grace as never, annie as never));
  expect(comparison).toEqual({ same: false, score: 2 / 3, reason: "3 rows, not 2" });
});

test("says which columns differ", () => {
  const other = { headers: ["name", "years"], data: [["Ada", 36]] };
  expect(dataframe().compare(table(["Ada", 36]), other).reason).toBe("columns: missing age; unexpected years");
  const turned = { headers: ["age", "name"], data: [[36, "Ada"]] };
  expect(dataframe().compare(table(["Ada", 36]), turned).reason).toBe("columns are age, name, not name, age");
});

test("allows numbers to differ a little", () => {
  const component = dataframe({ compare: { tolerance: 0.5 } });
  expect(component.compare(table(["Ada", 36]), table(["Ada", 36.4])).same).toBe(true);
  expect(component.compare(table(["Ada", 36]), table(["Ada", 36.6])).same).toBe(false);
});

test("can ignore the order of rows, also with a tolerance", () => {
  const [one, other] = [table(["Ada", 36], ["Grace", 85], ["Ada", 40]), table(["Grace", 85.1], ["Ada", 40.2], ["Ada", 36])];
  expect(dataframe().compare(one, other).same).toBe(false);
  expect(dataframe({ compare: { ignoreOrder: true } }).compare(one, other).same).toBe(false);
  expect(dataframe({ compare: { ignoreOrder: true, tolerance: 0.5 } }).compare(one, other)).toEqual({ same: true, score: 1 });
  expect(dataframe({ compare: { ignoreOrder: true } }).compare(table(["Ada", 36]), table(["Ada", 36], ["Ada", 36])).same).toBe(false);
});
