import { test } from "vitest";
import { Interface } from "../../demo/interface.ts";
import { label } from "./label.ts";

test("a function may return a class, confidences, or both", () => {
  new Interface((word) => word, "text", label());
  new Interface((word) => ({ long: word.length / 10, short: 0.1 }), "text", label());
  new Interface((word) => Object.fromEntries([[word, 1]]), "text", label());
  new Interface((word) => ({ label: word, confidences: [{ label: word, confidence: 1 }] }), "text", "label");
  // @ts-expect-error: a confidence is a number.
  new Interface((word) => ({ long: word, short: word }), "text", label());
});
