import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import type { MediaStore } from "../cases/media-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { isSuite } from "../datasets/update-suite.ts";
import { readBaseline } from "../replay/baseline.ts";
import { BaselineComparison } from "../replay/baseline-comparison.ts";
import { recordResults } from "../replay/record-results.ts";
import { replay } from "../replay/replay.ts";
import type { ReplayResult } from "../replay/replay-result.ts";
import type { ReplayedDemo } from "../replay/replayed-demo.ts";
import { fileReporters } from "../replay/reporters/file-reporters.ts";
import type { Reporter, ReportSurroundings } from "../replay/reporters/reporter.ts";
import { terminalReporter } from "../replay/reporters/terminal.ts";
import { reviewLink } from "../replay/review-link.ts";
import { summarize } from "../replay/summarize.ts";
import { type Selection, wantedCases } from "../replay/wanted-cases.ts";
import { codeVersion } from "../runs/code-version.ts";
import { fileCache } from "../runs/file-cache.ts";
import { count } from "./count.ts";
import { EarlyEnd } from "./early-end.ts";
import { loadReplayedDemos } from "./load-replayed-demos.ts";
import { ProgressBar } from "./progress-bar.ts";
import { openPlaces, type ReplayPlace } from "./replay-places.ts";

/** A report in a file. */
export interface Report {
  readonly format: string;
  readonly path: string;
}

/** What `hardcase replay` is told beside the app. */
export interface ReplayAppOptions extends Selection {
  readonly cases?: string;
  /** The path of one demo of a site. */
  readonly demo?: string;
  /** In seconds. */
  readonly timeout: number;
  readonly repeat: number;
  readonly pass: number;
  readonly isFailFast: boolean;
  readonly reports: readonly Report[];
  readonly baseline?: string;
  readonly isApproving: boolean;
  readonly reviewUrl?: string;
  /** Whether the store keeps the results. */
  readonly isRecording: boolean;
}

/** Replays the cases of an app and tells of it. Gives the exit code; throws what keeps it from running. */
export async function replayApp(app: string, options: ReplayAppOptions): Promise<number> {
  using early = new EarlyEnd(app);
  const demos = await loadReplayedDemos(app, options.demo);
  const comparison = await openComparison(options);
  const places = await openPlaces(options.cases, demos);
  try {
    await requireCases(places, options);
    return await replayPlaces(places, demos, comparison, early, options);
  } finally {
    for (const { source } of places) await source[Symbol.asyncDispose]();
  }
}

async function openComparison({ baseline, isApproving }: ReplayAppOptions): Promise<BaselineComparison | undefined> {
  if (baseline === undefined) return undefined;
  const before = await readBaseline(baseline);
  if (isApproving) await requireWritable(baseline);
  if (before !== undefined || isApproving) return new BaselineComparison(before ?? new Map());
  throw new HardcaseError("HC_DATASET", `There is no baseline ${baseline}.`, { hint: "Write it with --approve." });
}

/** What cannot be written is learnt now and not after an hour. */
async function requireWritable(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((cause: Error) => {
    throw new HardcaseError("HC_DATASET", `The baseline cannot be written: ${cause.message}.`, { cause });
  });
}

/** A filter that matches nothing would let a build pass that has tested nothing. */
async function requireCases(places: readonly ReplayPlace[], options: ReplayAppOptions): Promise<void> {
  const { filter } = options;
  for (const { source } of places) for await (const _one of wantedCases(source, { filter })) return;
  const where = places.map(({ source }) => source.name).join(", ");
  const said = Object.entries(filter).map(([name, value]) => `--${name} ${value instanceof Date ? value.toISOString() : quote(value)}`);
  const matching = said.length === 0 ? "to replay" : `with ${said.join(" ")}`;
  const hint = hintAt(places, options);
  throw new HardcaseError("HC_DATASET", `${where} ${places.length === 1 ? "holds" : "hold"} no case ${matching}.`, {
    ...(hint !== undefined && { hint }),
  });
}

function hintAt(places: readonly ReplayPlace[], { filter, cases }: ReplayAppOptions): string | undefined {
  if (filter.endpoint !== undefined) {
    const names = new Set(places.flatMap(({ demos }) => demos.flatMap(({ demo }) => demo.parts.endpoints.map(({ name }) => name))));
    return names.has(filter.endpoint) ? undefined : `The app has ${[...names].join(", ")}.`;
  }
  if (Object.keys(filter).length > 0) return undefined;
  if (cases !== undefined && isSuite(cases)) return "Judge some with hardcase review, and export again.";
  return "Discarded ones are replayed with --verdict discarded.";
}

/** As a shell takes it. */
const quote = (text: string): string => (/^[\w./:-]+$/.test(text) ? text : JSON.stringify(text));

async function replayPlaces(
  places: readonly ReplayPlace[],
  demos: readonly ReplayedDemo[],
  comparison: BaselineComparison | undefined,
  early: EarlyEnd,
  options: ReplayAppOptions,
): Promise<number> {
  const { filter, shard, repeat, pass, timeout, isFailFast, baseline, isApproving } = options;
  const allowed = demos.flatMap(({ demo }) => demo.parts.allowedPaths);
  const files = fileCache().allowing([...allowed, ...places.map(({ source }) => source.directory)]);
  let current = (places[0] as ReplayPlace).source;
  const media: Pick<MediaStore, "load"> = { load: (reference) => current.media.load(reference) };
  const lines: string[] = [];
  const terminal = terminalReporter((line) => lines.push(line), { isColored: process.stdout.isTTY === true && !process.env.NO_COLOR });
  const version = await codeVersion(process.env);
  const reporters = [terminal, ...(await openReporters(options.reports, { demos, media, files }))];

  async function* results(): AsyncGenerator<ReplayResult> {
    for (const { source, demos: own } of places) {
      current = source;
      const run = { filter, repeat, pass, timeoutMs: timeout * 1000, files, signal: early.signal, ...(shard && { shard }) };
      const replayed = replay(own, source, run);
      const versionOf = (name: string) => {
        const { demo } = own.find((one) => one.demo.parts.endpoints.some((endpoint) => endpoint.name === name)) ?? {};
        return demo?.parts.version ?? version ?? null;
      };
      for await (const result of options.isRecording ? recordResults(replayed, source, versionOf) : replayed) {
        const linked = { ...result, link: reviewLink(options.reviewUrl, result.case.id) };
        yield comparison?.judge(linked) ?? linked;
      }
    }
  }

  const isSelection = Object.keys(filter).length > 0 || shard !== undefined || options.demo !== undefined;
  const counts = await Promise.all(places.map(({ source }) => source.count(filter)));
  const expected = Math.round(counts.reduce((sum, one) => sum + one, 0) / (shard?.parts ?? 1));
  const bar = new ProgressBar("Replaying");
  early.begin();
  const summary = await summarize(results(), reporters, {
    isFailFast,
    signal: early.signal,
    onProgress: (done) => bar.update(done, expected),
    ...(comparison && { changes: (isCutShort: boolean) => comparison.summary({ isWhole: !isSelection && !isCutShort }) }),
  });
  bar.clear();
  console.log(lines.join("\n"));
  if (comparison !== undefined && baseline !== undefined && isApproving) {
    if (summary.isCutShort) console.error(`hardcase: ${baseline} stays as it was, as the replay ended early.`);
    else console.log(`Approved: ${baseline} holds ${count(await comparison.approve(baseline, { isWhole: !isSelection }), "case")}.`);
  }
  if (early.code !== null) return early.code;
  return summary.failures > 0 && (!isApproving || summary.isCutShort) ? 1 : 0;
}

async function openReporters(reports: readonly Report[], surroundings: ReportSurroundings): Promise<readonly Reporter[]> {
  const opened = await Promise.all(reports.map(({ format, path }) => fileReporters[format]?.(path, surroundings))).catch((error: Error) => {
    throw new HardcaseError("HC_ENVIRONMENT", `The report cannot be written: ${error.message}.`);
  });
  return opened.filter((one) => one !== undefined);
}
