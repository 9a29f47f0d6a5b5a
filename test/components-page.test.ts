import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as kinds from "../src/components/index.ts";

const docs = join(import.meta.dirname, "../docs");
const page = readFileSync(join(docs, "components.md"), "utf8");

// What the server keeps has no place on a page; a timer has one, but nothing to see.
const drawn = Object.keys(kinds).filter((name) => name !== "state");
const seen = drawn.filter((name) => name !== "timer");

test("the guide has a section for every kind, and no other", () => {
  const sections = [...page.matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
  expect(sections.toSorted()).toEqual(drawn.toSorted());
});

test.each(seen)("the guide shows %s, drawn with its own sample", (name) => {
  const path = `images/components/${name}.png`;
  expect(page).toContain(`](${path})`);
  expect(existsSync(join(docs, path))).toBe(true);
});
