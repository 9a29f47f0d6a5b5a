import { describe, expect, it } from "vitest";
import type { ReviewComponent, ReviewEndpoint } from "../../review-api.ts";
import { columnsOf, readColumns, tracksOf, withColumn, writeColumns } from "./table-columns.ts";

const component = (name: string): ReviewComponent => ({ name, kind: "text", options: null, label: name, optional: false, canEdit: true });
const endpoint = (name: string, inputs: string[], outputs: string[]): ReviewEndpoint => ({
  name,
  inputs: inputs.map(component),
  outputs: outputs.map(component),
  options: [],
});
const calculator = { endpoints: [endpoint("predict", ["num1", "operation", "num2"], ["Output"])] };
const two = { endpoints: [endpoint("translate", ["text", "a, b"], ["Output"]), endpoint("speak", ["text"], ["sound"])] };
const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key);

describe("columns of a table", () => {
  it("begins with what was decided, when, and the values", () => {
    expect(keys(readColumns(null, calculator))).toEqual([
      "verdict",
      "flagged",
      "option",
      "in.num1",
      "in.operation",
      "in.num2",
      "out.Output",
      "note",
      "repeats",
    ]);
  });

  it("tells the endpoint where there are several, whose values of one name share a column", () => {
    expect(keys(readColumns(null, two))).toContain("endpoint");
    expect(keys(columnsOf(two)).filter((key) => key.startsWith("in."))).toEqual(["in.text", "in.a%2C%20b"]);
  });

  it("comes back from an address in the order that it was written in", () => {
    const chosen = readColumns("user,in.a%2C%20b,verdict", two);
    expect(keys(chosen)).toEqual(["user", "in.a%2C%20b", "verdict"]);
    expect(readColumns(writeColumns(chosen, two), two)).toEqual(chosen);
  });

  it("is not written while it is what it began with", () => {
    expect(writeColumns(readColumns(null, two), two)).toBeNull();
  });

  it("leaves out names that it does not know, and begins anew where none is left", () => {
    expect(keys(readColumns("nonsense,user", calculator))).toEqual(["user"]);
    expect(readColumns("nonsense", calculator)).toEqual(readColumns(null, calculator));
  });

  it("gives the room that is left to values, or to all where there are none", () => {
    expect(tracksOf(readColumns("user,in.num1", calculator))).toBe("40px 112px minmax(148px, 1fr)");
    expect(tracksOf(readColumns("user", calculator))).toBe("40px minmax(112px, 1fr)");
  });

  it("puts a column that is chosen again where it stood", () => {
    const usual = readColumns(null, calculator);
    const all = columnsOf(calculator);
    for (const column of usual) {
      const without = usual.filter(({ key }) => key !== column.key);
      expect(keys(withColumn(without, column, all))).toEqual(keys(usual));
    }
  });
});
