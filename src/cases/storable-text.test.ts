import fc from "fast-check";
import { expect, test } from "vitest";
import { fromStorableText, toStorableText } from "./storable-text.ts";

test("any text comes back, from a form without NUL or half a surrogate pair", () => {
  const unit = fc.oneof(fc.constantFrom("\0", "\ue000", "0000", "\ud83d", "\ude00"), fc.string({ unit: "binary", maxLength: 1 }));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const stored = toStorableText(text);
      expect(stored).not.toContain("\0");
      expect(Buffer.from(stored).toString()).toBe(stored);
      expect(fromStorableText(stored)).toBe(text);
    }),
  );
});

test("text of every day stays as it is", () => {
  expect(toStorableText("wrong sign, “ä” 😀 \n\\u0000 %00")).toBe("wrong sign, “ä” 😀 \n\\u0000 %00");
});
