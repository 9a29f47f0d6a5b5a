import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { checkbox } from "./checkbox.ts";

test("is never empty", async () => {
  expect(await checkbox().initial(noFiles)).toBe(false);
  expect(await checkbox({ value: true }).initial(noFiles)).toBe(true);
  expect(checkbox().isEmpty(false)).toBe(false);
});

test("takes true and false, not what looks like them", async () => {
  expect(() => checkbox({ label: "loud" }).parse("true")).toThrow('loud must be true or false, got "true".');
  await expect(checkbox().postprocess(1 as never, noFiles)).rejects.toThrow("must be true or false, got 1");
  expect(() => checkbox({ value: 1 as never })).toThrow("checkbox(): value must be true or false, got 1.");
});
