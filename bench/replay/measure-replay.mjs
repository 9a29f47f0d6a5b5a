import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJiti } from "jiti";
import { beside } from "../peers.mjs";
import { residentMegabytes } from "../process-tree.mjs";

/** The time of so few cases is that of starting and ending, and is taken off. */
const fewCases = 10;

/** How often memory is looked at, in milliseconds. */
const lookMs = 100;

/**
 * @typedef {object} Race hardcase and promptfoo by turns
 * @property {number} cases
 * @property {number} rounds
 *
 * @typedef {{ beside: readonly Race[], alone: readonly number[] }} ReplayEffort `alone`: numbers of cases
 */

/** @type {ReplayEffort} */
export const fullReplayEffort = {
  beside: [
    { cases: 10_000, rounds: 2 },
    // promptfoo takes twenty minutes for these.
    { cases: 100_000, rounds: 1 },
  ],
  alone: [1_000_000],
};

/** @type {ReplayEffort} */
export const shortReplayEffort = { beside: [{ cases: 1000, rounds: 1 }], alone: [10_000] };

/**
 * Measures `hardcase replay` and `promptfoo eval` by turns, over the same cases of a function that gives back its text; then hardcase
 * alone with more cases.
 *
 * @param {{ promptfoo: string, effort: ReplayEffort, tell: (name: string) => void }} parts
 * @returns {Promise<import("../figure.mjs").Figure[]>}
 */
export async function measureReplay({ promptfoo, effort, tell }) {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-bench-replay-"));
  try {
    await fill(folder, fewCases);
    /** @type {import("../figure.mjs").Figure[]} */
    const figures = [];
    for (const { cases, rounds } of effort.beside) {
      const name = `replay of ${cases.toLocaleString("en")} cases`;
      tell(`${name}, beside promptfoo`);
      await fill(folder, cases);
      /** @type {[Measured, Measured][]} */
      const pairs = [];
      for (let round = 0; round < rounds; round++) {
        const ours = await perCase(cases, (count) => replay(folder, count));
        pairs.push([ours, await perCase(cases, (count) => evaluate(folder, promptfoo, count))]);
      }
      figures.push(
        { name: `${name}: per case`, unit: "ms", moreIsBetter: false, aim: 10, pairs: pairsOf(pairs, ({ ms }) => ms) },
        { name: `${name}: peak memory`, unit: "MB", moreIsBetter: false, pairs: pairsOf(pairs, ({ megabytes }) => megabytes) },
      );
    }
    for (const cases of effort.alone) {
      tell(`${cases.toLocaleString("en")} cases`);
      await fill(folder, cases);
      const { ms, megabytes } = await perCase(cases, (count) => replay(folder, count));
      const name = `replay of ${cases.toLocaleString("en")} cases`;
      figures.push(
        { name: `${name}: per case`, unit: "ms", moreIsBetter: false, pairs: [[ms, Number.NaN]] },
        { name: `${name}: peak memory`, unit: "MB", moreIsBetter: false, pairs: [[megabytes, Number.NaN]] },
      );
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @typedef {{ ms: number, megabytes: number }} Measured time, and the highest memory
 *
 * @param {number} cases
 * @param {(cases: number) => Promise<Measured>} work
 * @returns {Promise<Measured>} the time of one case, and the memory that all took
 */
async function perCase(cases, work) {
  const few = await work(fewCases);
  const { ms, megabytes } = await work(cases);
  return { ms: (ms - few.ms) / (cases - fewCases), megabytes };
}

/**
 * @param {readonly (readonly [Measured, Measured])[]} rounds
 * @param {(measured: Measured) => number} read
 * @returns {[number, number][]}
 */
function pairsOf(rounds, read) {
  return rounds.map(([ours, theirs]) => [read(ours), read(theirs)]);
}

/**
 * @param {string} folder
 * @param {number} cases
 */
const flagsOf = (folder, cases) => join(folder, `flagged-${cases}`);

/**
 * @param {string} folder
 * @param {number} cases
 */
async function fill(folder, cases) {
  /** @type {typeof import("./fill-judged-cases.ts")} */
  const { fillJudgedCases } = await createJiti(import.meta.url).import("./fill-judged-cases.ts");
  await fillJudgedCases(flagsOf(folder, cases), cases);
}

/**
 * @param {string} folder
 * @param {number} cases
 */
function replay(folder, cases) {
  const app = beside("replay/identity-app.mjs");
  return run(folder, [beside("../dist/cli/main.js"), "replay", app, "--cases", flagsOf(folder, cases)], {});
}

/**
 * The same cases as promptfoo's tests, each with what its output must equal. Ten at once as ours, without its cache, and keeping its results as
 * ours does.
 *
 * @param {string} folder
 * @param {string} promptfoo
 * @param {number} cases
 */
async function evaluate(folder, promptfoo, cases) {
  /** @type {typeof import("./fill-judged-cases.ts")} */
  const { textOf } = await createJiti(import.meta.url).import("./fill-judged-cases.ts");
  const tests = Array.from({ length: cases }, (_, index) => ({
    vars: { text: textOf(index) },
    assert: [{ type: "equals", value: textOf(index) }],
  }));
  const config = join(folder, `promptfoo-${cases}.json`);
  await writeFile(
    config,
    JSON.stringify({ prompts: ["{{text}}"], providers: [`file://${beside("replay/identity-provider.mjs")}`], tests }),
  );
  const options = ["--no-cache", "--no-table", "--no-progress-bar", "--max-concurrency", "10"];
  return run(folder, [promptfoo, "eval", "--config", config, ...options], {
    PROMPTFOO_CONFIG_DIR: join(folder, "promptfoo"),
    PROMPTFOO_DISABLE_TELEMETRY: "1",
    PROMPTFOO_DISABLE_UPDATE: "1",
    // It holds all results at once; Node's own limit is not what is measured.
    NODE_OPTIONS: "--max-old-space-size=12000",
  });
}

/**
 * @param {string} folder
 * @param {readonly string[]} parameters
 * @param {Readonly<Record<string, string>>} environment
 * @returns {Promise<Measured>}
 */
async function run(folder, parameters, environment) {
  const start = performance.now();
  const child = spawn(process.execPath, parameters, {
    cwd: folder,
    env: { ...process.env, HARDCASE_CACHE_DIR: join(folder, "cache"), ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let megabytes = 0;
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  const timer = setInterval(async () => {
    megabytes = Math.max(megabytes, await residentMegabytes(child.pid ?? 0));
  }, lookMs);
  const [code] = await once(child, "close");
  clearInterval(timer);
  if (code !== 0) throw new Error(`${parameters[0]} ended with exit code ${code}.\n${said}`);
  return { ms: performance.now() - start, megabytes };
}
