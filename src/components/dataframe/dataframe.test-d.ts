import { expectTypeOf, test } from "vitest";
import { Interface } from "../../demo/interface.ts";
import { type DataframeCell, dataframe } from "./dataframe.ts";

type ArgumentOf<Of extends { readonly "~argument": unknown }> = Of["~argument"];

test("rows have a member for each header, typed by its column", () => {
  const bill = dataframe({ headers: ["item", "price", "paid"], datatype: ["text", "number", "boolean"] });
  expectTypeOf<ArgumentOf<typeof bill>>().toEqualTypeOf<{ item: string | null; price: number | null; paid: boolean | null }[]>();
  const columns = dataframe({ headers: ["x", "y"], datatype: "number", type: "columns", optional: true });
  expectTypeOf<ArgumentOf<typeof columns>>().toEqualTypeOf<{ x: (number | null)[]; y: (number | null)[] } | null>();
});

test("without headers, or where columns may be added, any header may come", () => {
  const plain = dataframe();
  expectTypeOf<ArgumentOf<typeof plain>>().toEqualTypeOf<{ [header: string]: DataframeCell }[]>();
  const growing = dataframe({ headers: ["a"], colCount: [1, "dynamic"], datatype: "number" });
  expectTypeOf<ArgumentOf<typeof growing>>().toEqualTypeOf<{ [header: string]: number | null }[]>();
  const lists = dataframe({ type: "arrays", datatype: "text" });
  expectTypeOf<ArgumentOf<typeof lists>>().toEqualTypeOf<(string | null)[][]>();
});

test("a function may return rows of its own type", () => {
  interface Person {
    readonly name: string;
  }
  new Interface((name): Person[] => [{ name }], "text", "dataframe");
  // @ts-expect-error: a text is no table.
  new Interface((name) => name, "text", "dataframe");
  // @ts-expect-error: there is no such type of column.
  dataframe({ datatype: "int" });
});
