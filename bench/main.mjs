import { setTimeout as wait } from "node:timers/promises";
import { callEcho } from "./echo-calls.mjs";
import { median, quantile } from "./figure.mjs";
import { makeFilledFolder, timeFlags, timeGradioFlags } from "./flags.mjs";
import { loadPage, openBrowser } from "./page-load.mjs";
import { peers, startPeer } from "./peers.mjs";
import { processorMilliseconds, residentMegabytes } from "./process-tree.mjs";

const restMs = 1000;

/**
 * @typedef {object} Effort
 * @property {{ rounds: number }} page
 * @property {{ rounds: number, seconds: number }} echo
 * @property {{ rounds: number, calls: number, window: number }} processor
 * @property {{ rounds: number, cases: number, flags: number }} flags
 */

/** @type {Effort} */
export const fullEffort = {
  page: { rounds: 5 },
  echo: { rounds: 3, seconds: 3 },
  processor: { rounds: 2, calls: 20_000, window: 2000 },
  flags: { rounds: 3, cases: 100_000, flags: 100 },
};

/** @type {Effort} */
export const shortEffort = {
  page: { rounds: 1 },
  echo: { rounds: 1, seconds: 1 },
  processor: { rounds: 1, calls: 2000, window: 500 },
  flags: { rounds: 1, cases: 10_000, flags: 20 },
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
  return [
    figureOf(rounds, { name: "start to first page", unit: "ms", aim: 8 }, ({ startMs }) => startMs),
    figureOf(rounds, { name: "memory at rest", unit: "MB", aim: 3 }, ({ megabytes }) => megabytes),
    figureOf(rounds, { name: "page over the wire", unit: "kB", aim: 8 }, ({ kilobytes }) => kilobytes),
    figureOf(rounds, { name: "requests of the page", unit: "", aim: undefined }, ({ requests }) => requests),
  ];
}

/**
 * @param {Pair} pair
 * @param {Effort["echo"]} effort
 */
async function measureEcho(pair, { rounds: count, seconds }) {
  const running = await byTurns(pair, (peer) => startPeer(peer).then((server) => ({ peer, ...server })));
  try {
    for (const { peer, port } of running) await callEcho(peer, port, { clients: 10, seconds: seconds / 2 });
    /** @type {import("./figure.mjs").Figure[]} */
    const figures = [];
    for (const clients of [1, 10, 100]) {
      const aim = { 1: 20, 100: 30 }[clients];
      const rounds = await repeat(count, () =>
        byTurns(pair, (peer) => callEcho(peer, running[pair.indexOf(peer)]?.port ?? 0, { clients, seconds })),
      );
      const name = `echo, ${clients} ${clients === 1 ? "client" : "clients"}`;
      figures.push(
        figureOf(rounds, { name, unit: "calls/s", aim, moreIsBetter: true }, ({ perSecond }) => perSecond),
        figureOf(rounds, { name: `${name}: p50`, unit: "ms", aim: undefined }, ({ times }) => median(times)),
        figureOf(rounds, { name: `${name}: p99`, unit: "ms", aim: undefined }, ({ times }) => quantile(times, 0.99)),
      );
    }
    return figures;
  } finally {
    for (const { stop } of running) await stop();
  }
}

/**
 * @param {Pair} pair
 * @param {Effort["processor"]} effort
 */
async function measureProcessor(pair, { rounds: count, calls, window }) {
  const rounds = await repeat(count, () =>
    byTurns(pair, async (peer) => {
      const { pid, port, stop } = await startPeer(peer);
      const perCall = async () => {
        const before = await processorMilliseconds(pid);
        await callEcho(peer, port, { clients: 10, calls: window });
        return ((await processorMilliseconds(pid)) - before) / window;
      };
      try {
        const atStart = await perCall();
        await callEcho(peer, port, { clients: 10, calls: calls - window });
        return { atStart, later: await perCall() };
      } finally {
        await stop();
      }
    }),
  );
  const after = `after ${calls.toLocaleString("en")}`;
  return [
    figureOf(rounds, { name: "processor per call, at the start", unit: "ms", aim: undefined }, ({ atStart }) => atStart),
    figureOf(rounds, { name: `processor per call, ${after}`, unit: "ms", aim: undefined }, ({ later }) => later),
    figureOf(rounds, { name: `growth of it, ${after}`, unit: "×", aim: undefined }, ({ atStart, later }) => later / atStart),
  ];
}

/**
 * @param {Pair} pair
 * @param {string} python
 * @param {Effort["flags"]} effort
 */
async function measureFlags([ours], python, { rounds: count, cases: many, flags }) {
  /** @type {import("./figure.mjs").Figure[]} */
  const figures = [];
  for (const cases of [0, many]) {
    const filled = await makeFilledFolder(ours, cases);
    for (const clients of [1, 10]) {
      const rounds = await repeat(
        count,
        async () =>
          /** @type {const} */ ([
            await timeFlags(ours, filled.folder, { clients, flags }),
            await timeGradioFlags(python, { cases, clients, flags }),
          ]),
      );
      const name = `flag, ${cases.toLocaleString("en")} cases, ${clients} ${clients === 1 ? "client" : "clients"}`;
      figures.push(figureOf(rounds, { name, unit: "ms", aim: undefined }, median));
    }
  }
  return figures;
}
