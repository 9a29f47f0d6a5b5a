import { isPostgresUrl } from "../cases/show-postgres-url.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import { isSuite } from "../datasets/update-suite.ts";
import type { Demo } from "../demo/demo.ts";
import type { CaseSource, ReplayFilter } from "../replay/case-source.ts";
import type { ReplayResult } from "../replay/replay-result.ts";
import type { ReplayedCase } from "../replay/replayed-case.ts";
import { Replayer } from "../replay/replayer.ts";
import { describeResult, showInputs, showOutcome } from "../replay/reporters/describe-result.ts";
import { openStoreSource } from "../replay/store-source.ts";
import { openSuiteSource } from "../replay/suite-source.ts";
import { wantedCases } from "../replay/wanted-cases.ts";
import { fileCache } from "../runs/file-cache.ts";

/** Makes a test, as `test` of Vitest, Jest and `node:test` do. */
export type MakeTest = (title: string, run: () => Promise<void>) => unknown;

/** Which cases become tests, and of which runner. */
export interface HardcasesOptions extends ReplayFilter {
  /** The folder of a suite, a flagging directory, or a postgres:// URL, whose files are then in `flagged`. Default `"tests/hardcases"`. */
  readonly cases?: string;
  /** The runner's own `test`. Default: the global one. */
  readonly test?: MakeTest;
  /** For each run of a case, in milliseconds. The runner has a limit of its own, which may be lower. Default 60,000. */
  readonly timeout?: number;
}

/**
 * Makes each case of a suite an ordinary test: its title holds the inputs, and where the demo answers worse than the reviewer wants,
 * its failure says what was expected and what came. A case that fails is one that fails a build with `hardcase replay`.
 *
 * @throws `HardcaseError` with `HC_DATASET` where there are no such cases, and with `HC_DEMO` where there is no `test`.
 * @example
 * import { test } from "node:test";
 * import { hardcases } from "hardcase/testing";
 * const shout = new Interface((text) => text.toUpperCase(), "text", "text");
 * await hardcases(shout, { cases: "tests/hardcases", test });
 */
export async function hardcases(demo: Demo, options: HardcasesOptions = {}): Promise<void> {
  const { cases: place = "tests/hardcases", test = (globalThis as { test?: MakeTest }).test, timeout = 60_000, ...filter } = options;
  if (typeof test !== "function") {
    throw new HardcaseError("HC_DEMO", `hardcases() needs the test of a runner, got ${showValue(test)}.`, {
      hint: 'Import it from "vitest" or "node:test", and give it as the option test.',
    });
  }
  await using source = await openCases(place);
  const replayer = new Replayer([{ demo, path: null }], {
    timeoutMs: timeout,
    repeat: 1,
    pass: 1,
    files: fileCache().allowing([...demo.parts.allowedPaths, source.directory]),
    media: source.media,
    signal: new AbortController().signal,
  });
  let count = 0;
  for await (const one of wantedCases(source, { filter })) {
    count += 1;
    test(titleOf(one), async () => requireGood(await replayer.replay(one)));
  }
  if (count === 0) throw new HardcaseError("HC_DATASET", `${source.name} holds no such case.`, { hint: "Export some, or ask for others." });
}

function openCases(place: string): Promise<CaseSource> | CaseSource {
  if (isPostgresUrl(place)) return openStoreSource("flagged", place);
  return isSuite(place) ? openSuiteSource(place) : openStoreSource(place, undefined);
}

/** The id stands in it too, so that a runner can be asked for one case by it. */
function titleOf(one: ReplayedCase): string {
  return `${one.endpoint} ${showInputs({ case: one })} (${one.id})`;
}

/** The difference stands in the message, which every runner shows; with `expected` and `actual` some would show it twice. */
function requireGood(result: ReplayResult): void {
  if (result.isFailure) throw new Error([`${showOutcome(result)}: ${showInputs(result)}`, ...describeResult(result)].join("\n"));
}
