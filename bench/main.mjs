import { setTimeout as wait } from "node:timers/promises";
import { callEcho } from "./echo-calls.mjs";
import { median, quantile } from "./figure.mjs";
import { makeFilledFolder, removeFolder, timeFlags, timeGradioLogger } from "./flags.mjs";
import { loadPage, openBrowser } from "./page-load.mjs";
import { inTypeScript, peers, startPeer, withQueue } from "./peers.mjs";
import { processorMilliseconds, residentMegabytes } from "./process-tree.mjs";

const restMs = 1000;

/**
 * @typedef {object} Effort
 * @property {{ rounds: number }} page
 * @property {{ rounds: number, clients: readonly number[], seconds: number }} echo
 * @property {{ rounds: number, calls: number, window: number }} processor
 * @property {{ rounds: number, clients: readonly number[], cases: number, flags: number }} flags
 */

/** @type {Effort} */
export const fullEffort = {
  page: { rounds: 5 },
  echo: { rounds: 3, clients: [1, 10, 100], seconds: 3 },
  processor: { rounds: 2, calls: 20_000, window: 2000 },
  flags: { rounds: 3, clients: [1, 10], cases: 100_000, flags: 50 },
};

/** @type {Effort} */
export const shortEffort = {
  page: { rounds: 1 },
  echo: { rounds: 1, clients: [1, 100], seconds: 1 },
  processor: { rounds: 1, calls: 2000, window: 500 },
  flags: { rounds: 1, clients: [1], cases: 10_000, flags: 10 },
};

/**
 * Measures both peers by turns: hardcase, Gradio, hardcase, Gradio.
 *
 * @param {{ python: string, chromium: string | undefined, effort: Effort, tell: (name: string) => void }} parts
 * @returns {Promise<import("./figure.mjs").Figure[]>}
 */
export async function measure({ python, chromium, effort, tell }) {
  const pair = peers(python);
  tell("Start, memory and page");
  const figures = await measurePages(pair, chromium, effort.page);
  tell("Calls of echo");
  figures.push(...(await measureEcho(pair, effort.echo)));
  tell("Processor time per call");
  figures.push(...(await measureProcessor(pair, effort.processor)));
  tell("Flags");
  figures.push(...(await measureFlags(pair, python, effort.flags)));
  return figures;
}

/** @typedef {readonly [ours: import("./peers.mjs").Peer, gradio: import("./peers.mjs").Peer]} Pair */

/**
 * Measures one after the other, so that neither takes time from the other.
 *
 * @template Result
 * @param {Pair} pair
 * @param {(peer: import("./peers.mjs").Peer) => Promise<Result>} work
 * @returns {Promise<readonly [ours: Result, gradio: Result]>}
 */
async function byTurns([ours, gradio], work) {
  return [await work(ours), await work(gradio)];
}

/**
 * @template Result
 * @param {number} count
 * @param {() => Promise<Result>} work
 */
async function repeat(count, work) {
  /** @type {Result[]} */
  const results = [];
  for (let round = 0; round < count; round++) results.push(await work());
  return results;
}

/**
 * One figure of what every round has measured of both.
 *
 * @template Measured
 * @param {readonly (readonly [ours: Measured, gradio: Measured])[]} rounds
 * @param {Omit<import("./figure.mjs").Figure, "pairs" | "moreIsBetter"> & { moreIsBetter?: boolean }} figure
 * @param {(measured: Measured) => number} read
 * @returns {import("./figure.mjs").Figure}
 */
function figureOf(rounds, figure, read) {
  return { moreIsBetter: false, ...figure, pairs: rounds.map(([ours, gradio]) => [read(ours), read(gradio)]) };
}

/**
 * @param {Pair} pair
 * @param {string | undefined} chromium
 * @param {Effort["page"]} effort
 */
async function measurePages(pair, chromium, effort) {
  const browser = await openBrowser(chromium);
  const rounds = await repeat(effort.rounds, () =>
    byTurns(pair, async (peer) => {
      const { pid, port, startMs, stop } = await startPeer(peer);
      try {
        const { kilobytes, requests } = await loadPage(browser, port);
        await wait(restMs);
        return { startMs, kilobytes, requests, megabytes: await residentMegabytes(pid) };
      } finally {
        await stop();
      }
    }),
  ).finally(() => browser.close());
  const translated = await repeat(effort.rounds, async () => {
    const { startMs, stop } = await startPeer(inTypeScript(pair[0]));
    await stop();
    return { startMs };
  });
  return [
    figureOf(rounds, { name: "start to first page", unit: "ms", aim: 8 }, ({ startMs }) => startMs),
    figureOf(
      rounds.map(([, gradio], round) => [translated[round] ?? { startMs: Number.NaN }, gradio]),
      { name: "the same, in TypeScript by `hardcase run`", unit: "ms" },
      ({ startMs }) => startMs,
    ),
    figureOf(rounds, { name: "memory at rest", unit: "MB", aim: 3 }, ({ megabytes }) => megabytes),
    figureOf(rounds, { name: "page over the wire", unit: "kB", aim: 8 }, ({ kilobytes }) => kilobytes),
    figureOf(rounds, { name: "requests of the page", unit: "" }, ({ requests }) => requests),
  ];
}

/**
 * @param {Pair} pair
 * @param {Effort["echo"]} effort
 */
async function measureEcho(pair, effort) {
  return [
    ...(await measureEchoOf(pair, "", effort)),
    ...(await measureEchoOf([pair[0], withQueue(pair[1])], ", both with a queue", effort)),
  ];
}

/**
 * @param {Pair} pair
 * @param {string} suffix of the figures' names
 * @param {Effort["echo"]} effort
 */
async function measureEchoOf(pair, suffix, { rounds: count, clients: counts, seconds }) {
  /** @type {import("./figure.mjs").Figure[]} */
  const figures = [];
  for (const clients of counts) {
    // New servers for each number of clients: Gradio's slow down with the calls they have answered.
    const running = await byTurns(pair, startPeer);
    const call = (/** @type {import("./peers.mjs").Peer} */ peer, /** @type {number} */ duration) =>
      callEcho(peer, running[pair.indexOf(peer)]?.port ?? 0, { clients, seconds: duration });
    try {
      await byTurns(pair, (peer) => call(peer, seconds / 2));
      const rounds = await repeat(count, () => byTurns(pair, (peer) => call(peer, seconds)));
      const aim = { 1: 20, 100: 30 }[clients];
      const name = `echo, ${clients} ${clients === 1 ? "client" : "clients"}${suffix}`;
      figures.push(
        figureOf(rounds, { name, unit: "calls/s", moreIsBetter: true, ...(aim !== undefined && { aim }) }, ({ perSecond }) => perSecond),
        figureOf(rounds, { name: `${name}: p50`, unit: "ms" }, ({ times }) => median(times)),
        figureOf(rounds, { name: `${name}: p99`, unit: "ms" }, ({ times }) => quantile(times, 0.99)),
      );
    } finally {
      for (const { stop } of running) await stop();
    }
  }
  return figures;
}

/**
 * @param {Pair} pair
 * @param {Effort["processor"]} effort
 */
async function measureProcessor(pair, { rounds: count, calls, window }) {
  // The first calls of a process pay for compiling what all run.
  const warmUp = window / 2;
  const rounds = await repeat(count, () =>
    byTurns(pair, async (peer) => {
      const { pid, port, stop } = await startPeer(peer);
      const perCall = async () => {
        const before = await processorMilliseconds(pid);
        await callEcho(peer, port, { clients: 10, calls: window });
        return ((await processorMilliseconds(pid)) - before) / window;
      };
      try {
        await callEcho(peer, port, { clients: 10, calls: warmUp });
        const atStart = await perCall();
        await callEcho(peer, port, { clients: 10, calls: calls - warmUp - window });
        return { atStart, later: await perCall() };
      } finally {
        await stop();
      }
    }),
  );
  const after = `after ${calls.toLocaleString("en")}`;
  return [
    figureOf(rounds, { name: `processor per call, after ${warmUp.toLocaleString("en")}`, unit: "ms" }, ({ atStart }) => atStart),
    figureOf(rounds, { name: `processor per call, ${after}`, unit: "ms" }, ({ later }) => later),
    figureOf(rounds, { name: "its growth between the two", unit: "×" }, ({ atStart, later }) => later / atStart),
  ];
}

/**
 * @param {Pair} pair
 * @param {string} python
 * @param {Effort["flags"]} effort
 */
async function measureFlags(pair, python, { rounds: count, clients: counts, cases: many, flags }) {
  /** @type {import("./figure.mjs").Figure[]} */
  const figures = [];
  for (const clients of counts) {
    const suffix = `${clients} ${clients === 1 ? "client" : "clients"}`;
    const byCases = [];
    for (const cases of [0, many]) {
      const rounds = await timeFlagsOf(pair, python, { rounds: count, cases, clients, flags });
      const name = `flag, ${cases.toLocaleString("en")} cases, ${suffix}`;
      figures.push(
        figureOf(rounds, { name, unit: "ms" }, ({ overHttp }) => overHttp),
        figureOf(rounds, { name: `${name}, beside the bare \`CSVLogger\``, unit: "ms" }, ({ bare }) => bare),
      );
      byCases.push(rounds);
    }
    const [few = [], more = []] = byCases;
    const growth = few.map(([ours, gradio], round) => {
      const [oursLater, gradioLater] = more[round] ?? [ours, gradio];
      return /** @type {const} */ ([oursLater.bare / ours.bare, gradioLater.bare / gradio.bare]);
    });
    figures.push(
      figureOf(growth, { name: `growth of a flag, 0 to ${many.toLocaleString("en")} cases, ${suffix}`, unit: "×" }, (times) => times),
    );
  }
  return figures;
}

/**
 * Medians of a flag. `bare` is the same as `overHttp` for ours, and the logger alone for Gradio, whose button waits on purpose.
 *
 * @param {Pair} pair
 * @param {string} python
 * @param {{ rounds: number, cases: number, clients: number, flags: number }} load
 */
async function timeFlagsOf(pair, python, { rounds: count, cases, clients, flags }) {
  const folders = await byTurns(pair, (peer) => makeFilledFolder(peer, cases));
  const time = async (/** @type {import("./peers.mjs").Peer} */ peer) =>
    median(await timeFlags(peer, folders[pair.indexOf(peer)] ?? "", { clients, flags }));
  try {
    return await repeat(count, async () => {
      const [ours, gradio] = await byTurns(pair, time);
      const logger = median(await timeGradioLogger(python, { cases, clients, flags }));
      return /** @type {const} */ ([
        { overHttp: ours, bare: ours },
        { overHttp: gradio, bare: logger },
      ]);
    });
  } finally {
    for (const folder of folders) await removeFolder(folder);
  }
}
