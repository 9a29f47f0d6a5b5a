import { describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { noFiles, noMedia } from "../../testing/no-files.ts";
import { type HighlightedTextOptions, highlightedText } from "./highlighted-text.ts";

const make = (result: unknown, options: HighlightedTextOptions = {}) => highlightedText(options).postprocess(result as never, noFiles);
const text = "Ada met Grace";

describe("of scores", () => {
  const values = [
    [
      { text: "good", label: 0.8 },
      { text: " ", label: null },
      { text: "bad", label: -1 },
    ],
  ];
  test.each(componentContract(highlightedText(), { files: noFiles, media: noMedia, values }))("$name", ({ run }) => run());
});

test("takes parts, pairs, and a text with its entities, in any order", async () => {
  const parts = [
    { text: "Ada", label: "person" },
    { text: " met ", label: null },
    { text: "Grace", label: "person" },
  ];
  expect(await make(parts)).toEqual(parts);
  expect(await make([["Ada", "person"], [" met ", null], { text: "Grace", label: "person" }])).toEqual(parts);
  const entities = [
    { entity_group: "person", start: 8, end: 13, score: 0.9 },
    { entity: "person", start: 0, end: 3 },
  ];
  expect(await make({ text, entities })).toEqual(parts);
  expect(await make({ text, entities: [] })).toEqual([{ text, label: null }]);
});

test("combines neighbours with the same label where it is asked to", async () => {
  const words = [
    ["New", "place"],
    ["York", "place"],
    ["is", null],
    ["big", null],
  ];
  expect(await make(words, { combineAdjacent: true, adjacentSeparator: " " })).toEqual([
    { text: "New York", label: "place" },
    { text: "is big", label: null },
  ]);
  expect(await make(words)).toHaveLength(4);
});

test.each([
  ["text", "must be a list of parts { text, label }, or { text, entities }, got"],
  [[["a", {}]], "must be a text, a finite number or nothing as the label of part 1, got {}"],
  [[{ text: 3 }], "must be a text in part 1, got 3"],
  [{ text, entities: [{ entity: "x", start: 0, end: 99 }] }, "must be a start below an end inside of the text in entity 1"],
  [{ text, entities: [{ entity: "x", start: 3, end: 3 }] }, "must be a start below an end inside of the text in entity 1"],
  [{ text, entities: [{ start: 0, end: 3 }] }, "must be a text as the class of entity 1, got nothing"],
  [
    {
      text,
      entities: [
        { entity: "x", start: 0, end: 5 },
        { entity: "y", start: 4, end: 6 },
      ],
    },
    "must be entities that do not overlap",
  ],
])("refuses %j", async (result, message) => {
  await expect(make(result)).rejects.toThrow(message);
});

test("says which marks are missing and which were not expected", async () => {
  const expected = await make({
    text,
    entities: [
      { entity: "person", start: 0, end: 3 },
      { entity: "person", start: 8, end: 13 },
    ],
  });
  const actual = await make({
    text,
    entities: [
      { entity: "person", start: 0, end: 3 },
      { entity: "place", start: 8, end: 13 },
    ],
  });
  expect(highlightedText().compare(expected as never, actual as never)).toEqual({
    same: false,
    score: 0.5,
    reason: 'missing person "Grace"; unexpected place "Grace"',
  });
  expect(highlightedText().compare(expected as never, [{ text: "Ada", label: "person" }]).reason).toMatch(/^at character 4/);
});

test("finds the same marks the same, however the parts are cut", () => {
  const whole = [{ text: "New York", label: "place" }];
  const cut = [
    { text: "New ", label: "place" },
    { text: "York", label: "place" },
  ];
  expect(highlightedText().compare(whole, cut)).toEqual({ same: true, score: 1 });
});

test("allows scores to differ a little", () => {
  const score = (label: number) => [{ text: "good", label }];
  expect(highlightedText().compare(score(0.5), score(0.52)).same).toBe(false);
  expect(highlightedText({ compare: { tolerance: 0.05 } }).compare(score(0.5), score(0.52)).same).toBe(true);
});

test.each([
  [{ colorMap: ["red"] }, "highlightedText(): colorMap must be an object with a colour for each label"],
  [{ colorMap: { person: 9 } }, "highlightedText(): colorMap.person must be a number from 1 to 8 or a CSS colour, got 9."],
  [{ colorMap: { person: "red; top: 0" } }, "highlightedText(): colorMap.person must be a number from 1 to 8 or a CSS colour"],
  [{ value: 3 }, "highlightedText(): value must be a list of parts"],
])("refuses %j when it is made", (options, message) => {
  expect(() => highlightedText(options as never)).toThrow(message);
});
