import { expect, test } from "vitest";
import type { Run } from "../runs/run.ts";
import { AutomaticFlags } from "./automatic-flags.ts";

const run = (change: Partial<Run> = {}): Run => ({
  id: "01990000-0000-7000-8000-000000000000",
  endpoint: "shout",
  startedAt: new Date(),
  durationMs: 3,
  version: undefined,
  session: null,
  user: null,
  inputs: { word: "a" },
  outputs: { Output: "A" },
  error: undefined,
  ...change,
});
const failed = run({ outputs: null, error: { code: "HC_FUNCTION", message: "no" } });

function flags(change: Partial<ConstructorParameters<typeof AutomaticFlags>[0]> = {}) {
  const log: string[] = [];
  const automatic = new AutomaticFlags({ rules: {}, sample: 0, isFlaggingErrors: false, log: (message) => log.push(message), ...change });
  return { automatic, log };
}

test("nothing is flagged unless something asks for it", () => {
  const { automatic } = flags();
  expect(automatic.isOn).toBe(false);
  expect([automatic.reasonFor(run()), automatic.reasonFor(failed)]).toEqual([null, null]);
});

test("a failed run is flagged where errors are, and no rule is asked of it", () => {
  const { automatic, log } = flags({
    isFlaggingErrors: true,
    rules: { any: ({ outputs }) => (outputs as { Output: string }).Output.length > 0 },
  });
  expect(automatic.reasonFor(failed)).toEqual({ by: "auto", rule: null });
  expect(log).toEqual([]);
});

test("the first rule that says true is named", () => {
  const { automatic } = flags({ rules: { slow: ({ durationMs }) => durationMs > 2000, short: () => true, other: () => true } });
  expect(automatic.reasonFor(run())).toEqual({ by: "rule", rule: "short" });
  expect(automatic.reasonFor(run({ durationMs: 3000 }))).toEqual({ by: "rule", rule: "slow" });
});

test("a rule that throws is reported once, flags nothing, and does not keep the others from flagging", () => {
  const broken = () => {
    throw new Error("no such class");
  };
  const { automatic, log } = flags({ rules: { broken, any: () => true } });
  expect(automatic.reasonFor(run())).toEqual({ by: "rule", rule: "any" });
  automatic.reasonFor(run());
  expect(log).toEqual([expect.stringContaining('The rule "broken" threw, and flags nothing: Error: no such class')]);
});

test("a sample flags about its share of runs", () => {
  const { automatic } = flags({ sample: 0.25 });
  const count = Array.from({ length: 4000 }, () => automatic.reasonFor(run())).filter(Boolean).length;
  expect(count).toBeGreaterThan(850);
  expect(count).toBeLessThan(1150);
});
