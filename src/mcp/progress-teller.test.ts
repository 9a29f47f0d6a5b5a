import { expect, test } from "vitest";
import type { RunEvent } from "../runs/run.ts";
import { ProgressTeller } from "./progress-teller.ts";
import type { ToldProgress } from "./tool.ts";

async function told(events: readonly RunEvent[]): Promise<ToldProgress[]> {
  const sent: ToldProgress[] = [];
  const teller = new ProgressTeller(async (progress) => void sent.push(progress));
  for (const event of events) await teller.tell(event);
  return sent;
}

const progress = (done: number, total: number | null = null, text: string | null = null) =>
  ({ type: "progress", done, total, text }) as const;

test("tells the place in line, but not that the turn has come", async () => {
  const events = [2, 1, 0].map((position) => ({ type: "queued", position, size: 2 }) as const);
  expect(await told(events)).toEqual([
    { progress: 1, message: "Waits in line: place 2 of 2." },
    { progress: 2, message: "Waits in line: place 1 of 2." },
  ]);
});

test("grows even where the function begins anew, and then names no total that is passed", async () => {
  const numbers = await told([progress(1, 2, "one"), progress(2, 2), progress(0, 5, "again"), progress(3, 5)]);
  expect(numbers.map(({ progress }) => progress)).toEqual([1, 2, 2.000001, 3]);
  expect(numbers).toMatchObject([{ total: 2, message: "one" }, { total: 2 }, { total: 5, message: "again" }, { total: 5 }]);
  expect(await told([progress(4), progress(1, 2)])).toEqual([{ progress: 4 }, { progress: 4.000001 }]);
});

test("shows the end of a long stream", async () => {
  const [first] = await told([{ type: "output", outputs: { Output: `${"x".repeat(2000)}end` } }]);
  expect(first?.message).toHaveLength(1000);
  expect(first?.message).toMatch(/^…x+end$/);
});

test("shows several outputs as JSON", async () => {
  expect(await told([{ type: "output", outputs: { a: 1, b: "two" } }])).toEqual([{ progress: 1, message: '[1,"two"]' }]);
});
