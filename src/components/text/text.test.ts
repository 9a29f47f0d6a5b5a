import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { text } from "./text.ts";

test("keeps every character", async () => {
  const written = "  =1+1\r\n\tné 🎈\u0000 ";
  const component = text({ lines: 3 });
  expect(await component.preprocess(component.parse(written), noFiles)).toBe(written);
  expect(await component.postprocess(written, noFiles)).toBe(written);
});

test("takes an empty text for none", async () => {
  expect(text().isEmpty("")).toBe(true);
  expect(text().isEmpty(" ")).toBe(false);
  expect(await text({ optional: true }).preprocess("", noFiles)).toBe(null);
});

test("checks the length and the form", async () => {
  const code = text({ label: "code", minLength: 2, maxLength: 3 });
  await expect(code.preprocess("a", noFiles)).rejects.toThrow('code must be at least 2 characters long, got "a".');
  await expect(code.preprocess("abcd", noFiles)).rejects.toThrow('code must be at most 3 characters long, got "abcd".');
  const address = text({ label: "to", type: "email" });
  await expect(address.preprocess("ada@", noFiles)).rejects.toThrow('to must be an e-mail address, got "ada@".');
  expect(await address.preprocess("ada@example.org", noFiles)).toBe("ada@example.org");
});

test("refuses what is not a text, in both directions", async () => {
  expect(() => text({ label: "name" }).parse(7)).toThrow("name must be a text, got 7.");
  await expect(text().postprocess(7 as never, noFiles)).rejects.toThrow("must be a text, got 7");
});

test("says where two texts part", () => {
  expect(text().compare("hello world", "hello there")).toEqual({
    same: false,
    reason: 'at character 7: "there" is not "world"',
  });
  expect(text().compare("ab", "abc").reason).toBe('at character 3: "c" is not the end');
});

test("can ignore case and spacing", () => {
  expect(text({ compare: { ignoreCase: true } }).compare("Yes", "yes").same).toBe(true);
  expect(text({ compare: { ignoreSpacing: true } }).compare("a  b\n", " a b").same).toBe(true);
  expect(text({ compare: { ignoreSpacing: true } }).compare("ab", "a b").same).toBe(false);
});

test.each([
  [{ lines: 0 }, "text(): lines must be a whole number from 1 up, got 0."],
  [{ minLength: 3, maxLength: 2 }, "text(): minLength must not be above maxLength, got 3 and 2."],
  [{ type: "url" as never }, 'text(): type must be "text", "password" or "email", got "url".'],
  [{ type: "password" as const, lines: 2 }, 'text(): type "password" must have one line, got lines: 2.'],
  [{ value: 3 as never }, "text(): value must be a text, got 3."],
  [{ compare: { similarity: 95 } }, "text(): compare.similarity must be a number from 0 to 1, got 95."],
  [{ compare: { measure: "bleu" as never } }, 'text(): compare.measure must be "characters" or "words" or "rougeL", got "bleu".'],
])("refuses %j when it is made", (options, message) => {
  expect(() => text(options)).toThrow(message);
});

test.each([
  ["characters", "kitten", "sitting", 1 - 3 / 7],
  ["words", "the cat sat on the mat", "the cat sat on a mat", 5 / 6],
  ["rougeL", "the cat sat on the mat", "on the mat sat the cat", 0.5],
  ["words", "", "a", 0],
  ["rougeL", "a", " ", 0],
] as const)("measures similarity by %s: %j and %j are %d alike", (measure, expected, actual, score) => {
  const compare = (similarity: number) => text({ compare: { similarity, measure } }).compare(expected, actual);
  expect(compare(0).score).toBeCloseTo(score);
  expect(compare(0).same).toBe(true);
  expect(compare(1)).toMatchObject({ same: false, reason: expect.stringMatching(/^similarity 0\.\d{3}, below 1; at character/) });
});
