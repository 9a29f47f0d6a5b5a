import { expect, test } from "vitest";
import type { ApiError } from "../api/api-error.ts";
import type { ShownRun } from "../run/shown-run.ts";
import { FlagState } from "./flag-state.ts";

const runOf = (run: string): ShownRun => ({ run, inputs: { num1: 5 }, outputs: { Output: 12 } });

/** A store that answers when the test says so. */
function handStore() {
  const stored: { run: string; option: string | null }[] = [];
  let answer: (error: ApiError | null) => void = () => {};
  const flags = new FlagState((run, option) => {
    stored.push({ run: run.run, option });
    return new Promise((resolve) => (answer = resolve));
  });
  return { flags, stored, answer: (error: ApiError | null) => answer(error) };
}

test("says saved only after the store has answered", async () => {
  const { flags, answer } = handStore();
  const flagged = flags.flag(runOf("r"), "wrong sign");
  expect(flags.phase.value).toMatchObject({ name: "saving", option: "wrong sign" });
  answer(null);
  await flagged;
  expect(flags.phase.value).toMatchObject({ name: "saved", option: "wrong sign" });
});

test("stores a run once, however often the button is pressed", async () => {
  const { flags, stored, answer } = handStore();
  const run = runOf("r");
  const flagged = flags.flag(run, null);
  await flags.flag(run, null);
  answer(null);
  await flagged;
  await flags.flag(run, null);
  await flags.flag(run, "other");
  expect(stored).toEqual([{ run: "r", option: null }]);
});

test("takes a flag of the next run", async () => {
  const { flags, stored, answer } = handStore();
  const first = flags.flag(runOf("first"), null);
  answer(null);
  await first;
  void flags.flag(runOf("second"), null);
  expect(stored.map(({ run }) => run)).toEqual(["first", "second"]);
});

test("keeps a flag that failed, and tries the same again", async () => {
  const { flags, stored, answer } = handStore();
  const failing = flags.flag(runOf("r"), "other");
  answer({ code: "HC_STORE", message: "The disk is full." });
  await failing;
  expect(flags.phase.value).toMatchObject({ name: "failed", error: { message: "The disk is full." } });
  const retrying = flags.retry();
  answer(null);
  await retrying;
  expect(stored).toEqual([
    { run: "r", option: "other" },
    { run: "r", option: "other" },
  ]);
  expect(flags.phase.value.name).toBe("saved");
});

test("takes no flag before a run is on the screen", async () => {
  const { flags, stored } = handStore();
  await flags.flag(null, null);
  expect(stored).toEqual([]);
});
