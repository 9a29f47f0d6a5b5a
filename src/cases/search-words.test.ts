import { expect, test } from "vitest";
import { sampleCase } from "../testing/sample-case.ts";
import { searchWords, wordsOf } from "./search-words.ts";

test.each([
  ["Crème BRÛLÉE, twice", ["creme", "brulee", "twice"]],
  ["it's a-b_c/d.e", ["it", "s", "a", "b", "c", "d", "e"]],
  ["-12.50 1e5 №7", ["12", "50", "1e5", "no7"]],
  ["你好吗abc カタ한국어", ["你", "好", "吗", "abc", "カ", "タ", "한국어"]],
  ["हिन्दी ภาษา", ["हिन्दी", "ภ", "า", "ษ", "า"]],
  ["ﬁne İstanbul Straße", ["fine", "istanbul", "straße"]],
  ["\0 \ud800 😀 ' \" * & |", []],
  ["x".repeat(70), ["x".repeat(64)]],
])("the words of %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test("a case is found by its values, not by labels or by what is told of a file", () => {
  const media = {
    path: "image/0.png",
    orig_name: "cat.png",
    size: 9,
    mime_type: "image/png",
    sha256: "ff",
    meta: { _type: "hardcase.MediaReference" },
  } as const;
  const flagged = sampleCase({
    inputs: { label: "one", file: media },
    outputs: { Output: [{ deep: 2.5 }, true, null] },
    flag: { note: "a note", corrected: { Output: "right" } },
    run: { error: { code: "HC_FUNCTION", message: "no way" } },
  });
  expect(searchWords(flagged)).toEqual(["a", "note", "no", "way", "one", "cat", "png", "2", "5", "right"]);
});

test("of a long text only the beginning is found", () => {
  const flagged = sampleCase({ inputs: { text: `${"a ".repeat(60_000)}end`, after: "unseen" }, outputs: null });
  expect(searchWords(flagged)).toEqual(["a"]);
});
