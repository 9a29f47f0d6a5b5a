import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { checkboxGroup } from "./checkbox-group.ts";

const toppings = checkboxGroup(["cheese", "olives", "corn"], { label: "toppings" });

test("takes none for a value", async () => {
  expect(await toppings.initial(noFiles)).toEqual([]);
  expect(toppings.isEmpty([])).toBe(false);
  expect(await toppings.preprocess([], noFiles)).toEqual([]);
});

test("takes each of its choices once", () => {
  expect(toppings.parse(["corn", "cheese"])).toEqual(["corn", "cheese"]);
  expect(() => toppings.parse("corn")).toThrow('toppings must be a list of choices, got "corn".');
  expect(() => toppings.parse(["ham"])).toThrow('toppings must be one of "cheese", "olives", "corn", got "ham".');
  expect(() => toppings.parse(["corn", "corn"])).toThrow("toppings must be a list without repeated choices");
});

test("the order of the choices is no difference", () => {
  expect(toppings.compare(["corn", "cheese"], ["cheese", "corn"])).toEqual({ same: true, score: 1 });
  expect(toppings.compare(["corn", "cheese"], ["corn", "olives"])).toEqual({
    same: false,
    score: 1 / 3,
    reason: "missing cheese; unexpected olives",
  });
});
