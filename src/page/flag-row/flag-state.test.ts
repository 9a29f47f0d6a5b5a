import { expect, test } from "vitest";
import type { ShownRun } from "../run/shown-run.ts";
import type { FlagAnswer } from "./flag-client.ts";
import { FlagState } from "./flag-state.ts";

const runOf = (run: string): ShownRun => ({ run, inputs: { num1: 5 }, outputs: { Output: 12 }, receipt: `receipt of ${run}` });
const saved = (id: string): FlagAnswer => ({ name: "saved", case: id, isPending: false });
const full: FlagAnswer = { name: "failed", error: { code: "HC_STORE", message: "The disk is full." }, mayPass: true };

/** A store that answers when the test says so; what draws an open case stands apart from it. */
function handStore() {
  const sent: string[] = [];
  let answer: (answer: FlagAnswer) => void = () => {};
  const asked = (what: string) => {
    sent.push(what);
    return new Promise<FlagAnswer>((resolve) => (answer = resolve));
  };
  const client = {
    flag: ({ run }: ShownRun, option: string | null) => asked(`flag ${run} ${option}`),
    change: ({ run }: ShownRun, id: string, change: object) => asked(`change ${id} of ${run} ${JSON.stringify(change)}`),
    undo: async () => null,
  };
  const load = () => Promise.reject(new Error("offline"));
  return { flags: new FlagState({ client, load }), sent, answer: (given: FlagAnswer) => answer(given) };
}

test("says saved only after the server has answered", async () => {
  const { flags, answer } = handStore();
  const run = runOf("r");
  const flagged = flags.flag(run, "wrong sign");
  expect(flags.attempt.value).toEqual({ run, option: "wrong sign", outcome: { name: "saving" } });
  expect(flags.saved.value).toBeNull();
  answer(saved("c"));
  await flagged;
  expect(flags.saved.value).toEqual({ run, option: "wrong sign", case: "c", isPending: false });
});

test("stores a run once, however often the button is pressed", async () => {
  const { flags, sent, answer } = handStore();
  const run = runOf("r");
  const flagged = flags.flag(run, null);
  await flags.flag(run, null);
  answer(saved("c"));
  await flagged;
  await flags.flag(run, null);
  expect(sent).toEqual(["flag r null"]);
});

test("another option changes the case of the run, and is pressed once it is stored", async () => {
  const { flags, sent, answer } = handStore();
  const run = runOf("r");
  const flagged = flags.flag(run, "wrong sign");
  answer(saved("c"));
  await flagged;
  const changed = flags.flag(run, "other");
  expect(flags.saved.value?.option).toBe("wrong sign");
  answer(saved("c"));
  await changed;
  expect(flags.saved.value?.option).toBe("other");
  expect(sent).toEqual(["flag r wrong sign", 'change c of r {"option":"other"}']);
});

test("takes a flag of the next run", async () => {
  const { flags, sent, answer } = handStore();
  const first = flags.flag(runOf("first"), null);
  answer(saved("c"));
  await first;
  void flags.flag(runOf("second"), null);
  expect(sent).toEqual(["flag first null", "flag second null"]);
});

test("keeps a flag that failed, and tries the same again", async () => {
  const { flags, sent, answer } = handStore();
  const failing = flags.flag(runOf("r"), "other");
  answer(full);
  await failing;
  expect(flags.attempt.value?.outcome).toEqual(full);
  const retrying = flags.retry();
  answer(saved("c"));
  await retrying;
  expect(sent).toEqual(["flag r other", "flag r other"]);
  expect(flags.saved.value?.case).toBe("c");
});

test("takes no second flag of a run that the owner's rules dropped", async () => {
  const { flags, answer } = handStore();
  const run = runOf("r");
  const flagged = flags.flag(run, null);
  answer({ name: "dropped" });
  await flagged;
  expect(flags.saved.value).toBeNull();
  expect(flags.canFlag(run, null)).toBe(false);
});

test("a flag is saved even when what would say more of it cannot be loaded", async () => {
  const { flags, answer } = handStore();
  const flagged = flags.flag(runOf("r"), null);
  answer(saved("c"));
  await flagged;
  expect(flags.open.value).toBe("unavailable");
});

test("takes no flag before a run is on the screen", async () => {
  const { flags, sent } = handStore();
  await flags.flag(null, null);
  expect(sent).toEqual([]);
});
