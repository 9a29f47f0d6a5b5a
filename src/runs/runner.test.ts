import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { image } from "../components/index.ts";
import type { RunContext } from "../components/run-context.ts";
import { update } from "../components/update.ts";
import type { ComponentSet } from "../demo/component-types.ts";
import { defineEndpoint, type Endpoint, type EndpointOptions } from "../demo/endpoint.ts";
import { FileCache } from "./file-cache.ts";
import type { LiveRun } from "./live-run.ts";
import type { Run, RunEvent } from "./run.ts";
import { Runner } from "./runner.ts";
import { pendingFolder } from "./sweep-file-cache.ts";

const never = () => new AbortController().signal;

interface Setting extends EndpointOptions {
  readonly inputs?: ComponentSet;
  readonly outputs?: ComponentSet;
}

function define(fn: (...parameters: never[]) => unknown, { inputs = "number", outputs = "number", ...options }: Setting = {}): Endpoint {
  return defineEndpoint(fn, inputs, outputs, { apiName: "predict", ...options });
}

async function openRunner(...endpoints: Endpoint[]) {
  const folder = await mkdtemp(join(tmpdir(), "runner-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const files = new FileCache({ folder });
  const told: Run[] = [];
  const runner = new Runner({
    endpoints,
    files,
    version: "1",
    maxQueue: null,
    afterRun: async (run) => void told.push(run),
    onFunctionError: () => {},
  });
  return { runner, told, files };
}

async function endOf(live: LiveRun): Promise<RunEvent | undefined> {
  let last: RunEvent | undefined;
  for await (const event of live.follow(never(), true)) last = event;
  return last;
}

const outputOf = (event: RunEvent | undefined) => (event?.type === "done" ? event.run.outputs?.["Output"] : event);

/** Resolves when a signal fires. */
const aborted = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));

const hold = async (value: number, { signal }: RunContext) => {
  await aborted(signal);
  return value;
};

test("endpoints of one id wait in one line, with the smallest of their limits", async () => {
  const wide = define(hold, { apiName: "wide", concurrencyId: "gpu", concurrencyLimit: 5 });
  const narrow = define((value: number) => value, { apiName: "narrow", concurrencyId: "gpu", concurrencyLimit: 1 });
  const { runner } = await openRunner(wide, narrow);
  const holding = await runner.start(wide, { value: 1 }, {});
  const waiting = await runner.start(narrow, { value: 2 }, {});
  const events = waiting.follow(never());
  expect((await events.next()).value).toEqual({ type: "queued", position: 1, size: 1 });
  holding.stop();
  expect((await events.next()).value).toEqual({ type: "queued", position: 0, size: 0 });
  expect(outputOf(await endOf(waiting))).toBe(2);
});

test("an endpoint without a queue runs at once, whatever its limit", async () => {
  const endpoint = define(hold, { queue: false, concurrencyLimit: 1 });
  const { runner } = await openRunner(endpoint);
  const runs = await Promise.all([1, 2, 3].map((value) => runner.start(endpoint, { value }, {})));
  for (const live of runs) {
    const next = live.follow(never()).next();
    live.stop();
    expect((await next).done).toBe(true);
  }
});

test("a stream comes to its end and frees its place though its follower does not read", async () => {
  const endpoint = define(
    async function* (count: number) {
      for (let number = 1; number <= count; number++) {
        yield number;
        await pause(1);
      }
    },
    { concurrencyLimit: 1 },
  );
  const { runner, told } = await openRunner(endpoint);
  const unread = await runner.start(endpoint, { count: 200 }, {});
  const events = unread.follow(never());
  await events.next();
  await unread.over;
  expect(told).toMatchObject([{ outputs: { Output: 200 } }]);
  expect(outputOf(await endOf(await runner.start(endpoint, { count: 1 }, {})))).toBe(1);
  expect([(await events.next()).value, (await events.next()).value]).toMatchObject([{ outputs: { Output: 200 } }, { type: "done" }]);
});

const picture = (level: number) => ({ data: new Uint8Array(64 * 64 * 3).fill(level), width: 64, height: 64, channels: 3 as const });

test("stores no pictures that nobody wants but the last", async () => {
  const endpoint = define(
    function* (count: number) {
      for (let number = 1; number <= count; number++) yield picture(number);
    },
    { outputs: image() },
  );
  const { runner, files } = await openRunner(endpoint);
  await endOf(await runner.start(endpoint, { count: 200 }, {}));
  expect((await readdir(files.folder)).filter((name) => name !== pendingFolder)).toHaveLength(1);
});

test("tells progress, and what an output was changed to keeps the value that came before", async () => {
  const endpoint = define(async function* (count: number, { progress }: RunContext) {
    progress(1, 2, "Counting");
    await pause(1);
    yield count;
    yield update({ label: "Counted" });
  } as never);
  const { runner } = await openRunner(endpoint);
  const events: RunEvent[] = [];
  for await (const event of runner.run(endpoint, { count: 3 }, { signal: never() })) events.push(event);
  expect(events[0]).toEqual({ type: "progress", done: 1, total: 2, text: "Counting" });
  expect(outputOf(events.at(-1))).toBe(3);
  expect(events.at(-2)).toMatchObject({ updates: { Output: { label: "Counted" } } });
});

test("Stop fires the signal at once, runs a generator's finally, and frees the place", async () => {
  const log: string[] = [];
  const endpoint = define(
    async function* (value: number, { signal }: RunContext) {
      try {
        for (;;) {
          yield value;
          await Promise.race([pause(60_000, undefined, { signal }).catch(() => {}), aborted(signal)]);
        }
      } finally {
        log.push(signal.aborted ? "stopped" : "ended");
      }
    } as never,
    { concurrencyLimit: 1 },
  );
  const { runner, told } = await openRunner(endpoint);
  const live = await runner.start(endpoint, { value: 1 }, {});
  await live.follow(never()).next();
  const next = await runner.start(endpoint, { value: 2 }, {});
  const stoppedAt = performance.now();
  live.stop();
  for await (const event of next.follow(never())) if (event.type === "output") break;
  expect(performance.now() - stoppedAt).toBeLessThan(100);
  expect(log).toEqual(["stopped"]);
  expect(told).toEqual([]);
});

test("a hundred runs that were started and stopped leave no handle, no timer and no file", async () => {
  const endpoint = define(
    async function* (value: number, { signal, progress }: RunContext) {
      for (let step = 0; !signal.aborted; step++) {
        progress(step, 1000);
        yield picture(value + step);
        await pause(1, undefined, { signal });
      }
    } as never,
    { outputs: image({ label: "Output" }), concurrencyLimit: 5 },
  );
  const plain = define((value: number) => value);
  const { runner, files } = await openRunner(endpoint);
  const startAndStop = async (value: number) => {
    const live = await runner.start(endpoint, { value }, {});
    const reading = (async () => {
      for await (const event of live.follow(never())) if (event.type === "output") break;
    })();
    await pause(value % 20);
    live.stop();
    await reading;
  };
  // The first draws in what stays for good: the threads that write files and pictures.
  for (let warmUp = 0; warmUp < 10; warmUp++) await startAndStop(warmUp);
  await pause(300);
  const before = process.getActiveResourcesInfo().sort();
  await Promise.all(Array.from({ length: 100 }, (_, value) => startAndStop(value)));
  // What was being written is finished, and nothing waits for a tick of the queue.
  await expect.poll(() => process.getActiveResourcesInfo().sort()).toEqual(before);
  expect(await readdir(join(files.folder, pendingFolder))).toEqual([]);
  expect(outputOf(await endOf(await runner.start(plain, { value: 7 }, {})))).toBe(7);
});

test("hands waiting runs to one call; each has its own end, id and session", async () => {
  const calls: (readonly number[])[] = [];
  const endpoint = define(
    async (a: readonly number[], b: readonly number[], { signal }: RunContext) => {
      calls.push(a);
      if (a[0] === 0) await aborted(signal);
      return { sum: a.map((one, index) => one + (b[index] ?? 0)), first: a };
    },
    {
      inputs: ["number", "number"],
      outputs: { sum: "number", first: "number" },
      batch: true,
      maxBatchSize: 3,
      concurrencyLimit: 1,
    },
  );
  const { runner, told } = await openRunner(endpoint);
  const start = (a: number) => runner.start(endpoint, { a, b: 10 }, { session: `session-${a}` });
  const holding = await start(0);
  const runs = await Promise.all([1, 2, 3, 4, 5].map(start));
  runs[1]?.stop();
  holding.stop();
  await Promise.all(runs.map(endOf));
  expect(calls).toEqual([[0], [1, 3, 4], [5]]);
  expect(told.map(({ session, outputs }) => [session, outputs])).toEqual([
    ["session-1", { sum: 11, first: 1 }],
    ["session-3", { sum: 13, first: 3 }],
    ["session-4", { sum: 14, first: 4 }],
    ["session-5", { sum: 15, first: 5 }],
  ]);
  expect(new Set(told.map(({ id }) => id)).size).toBe(4);
});

test("a batch that throws fails all its runs, and its signal fires when all were stopped", async () => {
  const signals: AbortSignal[] = [];
  const endpoint = define(
    async (value: readonly number[], { signal }: RunContext) => {
      signals.push(signal);
      if (value[0] === 1) throw new Error("out of memory");
      await aborted(signal);
      return value;
    },
    { batch: true, concurrencyLimit: 1 },
  );
  const { runner, told } = await openRunner(endpoint);
  const start = (value: number) => runner.start(endpoint, { value }, {});
  const holding = await start(0);
  const failing = await Promise.all([1, 2].map(start));
  holding.stop();
  for (const live of failing) expect(await endOf(live)).toMatchObject({ type: "error", run: { error: { message: "out of memory" } } });
  expect(told).toHaveLength(2);

  const last = await start(3);
  const waiting = await Promise.all([4, 5].map(start));
  last.stop();
  await expect.poll(() => signals.length).toBe(4);
  waiting[0]?.stop();
  expect(signals[3]?.aborted).toBe(false);
  waiting[1]?.stop();
  expect(signals[3]?.aborted).toBe(true);
});

test.each([
  ["too few", () => [1, 2]],
  ["one value", () => 1],
  ["a stream", async function* () {}],
])("a batch that returns %s is an error of its type", async (_title, fn) => {
  const endpoint = define((_value: never) => fn(), { batch: true });
  const { runner } = await openRunner(endpoint);
  expect(await endOf(await runner.start(endpoint, { _value: 1 }, {}))).toMatchObject({ run: { error: { code: "HC_OUTPUT_TYPE" } } });
});

test("a batch cannot be a generator", () => {
  expect(() => define(function* () {} as never, { batch: true })).toThrow("cannot have batch with a generator");
});

test("a generator that gives nothing ends with empty outputs, which its receipt is signed for", async () => {
  const nothing = define(function* () {});
  const { runner } = await openRunner(nothing);
  expect(await endOf(await runner.start(nothing, { "Input 1": 1 }, {}))).toMatchObject({
    type: "done",
    run: { outputs: { Output: null } },
  });
});
