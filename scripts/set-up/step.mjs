import { styleText } from "node:util";

const isTerminal = process.stderr.isTTY === true && !process.env.NO_COLOR;

/**
 * Colours text on a terminal and leaves it alone in a log.
 *
 * @param {Parameters<typeof styleText>[0]} style
 * @param {string} text
 */
export function coloured(style, text) {
  return isTerminal ? styleText(style, text) : text;
}

/** @param {number} since a time of `performance.now()` */
export function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * The step whose name ends the last line, while its time is still to come.
 *
 * @type {symbol | undefined}
 */
let unfinishedLine;

/**
 * Names a slow step on standard error, with its time once it is done, so that standard output stays the program's own.
 * Of steps that go on together each is named again with its time.
 *
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(name, work) {
  const start = performance.now();
  const line = Symbol(name);
  process.stderr.write(`${unfinishedLine ? "\n" : ""}${name}… `);
  unfinishedLine = line;
  /** @param {string} end */
  const finish = (end) => {
    if (unfinishedLine === line) process.stderr.write(`${end}\n`);
    else process.stderr.write(`${unfinishedLine ? "\n" : ""}${name} ${end}\n`);
    unfinishedLine = undefined;
  };
  try {
    const result = await work();
    finish(coloured("dim", secondsSince(start)));
    return result;
  } catch (error) {
    finish(coloured("red", "failed"));
    throw error;
  }
}

/**
 * Runs a script's main function; an error becomes its message on standard error and exit code 1, without a stack trace.
 *
 * @param {() => Promise<void>} main
 */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
