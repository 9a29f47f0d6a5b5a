import { expect, test } from "vitest";
import { parametersOf } from "./parameter-names.ts";

const namesOf = (fn: (...parameters: never[]) => unknown) => parametersOf(fn).map(({ name }) => name);

test.each<[string, (...parameters: never[]) => unknown, (string | undefined)[]]>([
  ["an arrow", (left: number, right: number) => left + right, ["left", "right"]],
  ["an async arrow without parentheses", eval("async word => word"), ["word"]],
  [
    "a function",
    function add(left: number, right: number) {
      return left + right;
    },
    ["left", "right"],
  ],
  [
    "a generator",
    function* count(limit: number) {
      yield limit;
    },
    ["limit"],
  ],
  [
    "a method",
    {
      shout(word: string) {
        return word;
      },
    }.shout,
    ["word"],
  ],
  [
    "a computed async generator method",
    {
      async *["a" + "b"](word: string) {
        yield word;
      },
    }.ab as never,
    ["word"],
  ],
  [
    "a class's method",
    class {
      static shout(word: string) {
        return word;
      }
    }.shout,
    ["word"],
  ],
  ["defaults", (left = 1, right = { a: ")" }) => [left, right], ["left", "right"]],
  ["destructuring, which has no name", ({ word }: { word: string }, [first]: string[]) => [word, first], [undefined, undefined]],
  ["a rest parameter, which has no single name", (...words: string[]) => words, [undefined]],
  ["comments and strings that look like parameters", (word = "(a, b)" /* , c */) => word, ["word"]],
])("reads the names of %s", (_title, fn, names) => {
  expect(namesOf(fn)).toEqual(names);
});

test("gives none for bound and native functions, which have no source", () => {
  expect(namesOf(Math.max)).toEqual([]);
  expect(namesOf(((word: string) => word).bind(null) as never)).toEqual([]);
});
