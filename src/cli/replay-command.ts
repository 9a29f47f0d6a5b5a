import { Command, InvalidArgumentError, Option } from "commander";
import type { Verdict } from "../cases/case.ts";
import { isPostgresUrl } from "../cases/show-postgres-url.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { isSuite } from "../datasets/update-suite.ts";
import type { Demo } from "../demo/demo.ts";
import { DemoSite } from "../demo/demo-site.ts";
import { type FlaggingSettings, flaggingSettings } from "../flagging/flagging-settings.ts";
import type { CaseSource, ReplayFilter } from "../replay/case-source.ts";
import { replay } from "../replay/replay.ts";
import { fileReporters } from "../replay/reporters/file-reporters.ts";
import { terminalReporter } from "../replay/reporters/terminal.ts";
import { openStoreSource } from "../replay/store-source.ts";
import { openSuiteSource } from "../replay/suite-source.ts";
import { summarize } from "../replay/summarize.ts";
import { fileCache } from "../runs/file-cache.ts";
import { loadDemo } from "./load-demo.ts";
import { ProgressBar } from "./progress-bar.ts";
import { readDate } from "./read-date.ts";

interface ReplayCommandOptions extends ReplayFilter {
  readonly cases?: string;
  readonly timeout: number;
  readonly repeat: number;
  readonly pass?: number;
  readonly shard?: { readonly part: number; readonly parts: number };
  readonly failFast?: boolean;
  readonly report: readonly Report[];
}

interface Report {
  readonly format: string;
  readonly path: string;
}

/** `hardcase replay APP`: runs the cases through today's function. */
export function replayCommand(): Command {
  return new Command("replay")
    .description("run the cases through today's function, and tell what holds, what it fixed and what it broke")
    .argument("<app>", "the file that makes the demo, for instance app.ts")
    .option("--cases <place>", "a flagging directory, a postgres:// URL or the folder of a suite (default: where the demo keeps its flags)")
    .option("--endpoint <name>", "only this endpoint's")
    .addOption(new Option("--verdict <verdict>", "only these").choices(["new", "wrong", "right", "discarded"] satisfies Verdict[]))
    .option("--option <option>", "only what was flagged for this reason")
    .option("--since <date>", "only what was flagged then or later, such as 2026-11-24 or 2026-11-24T17:30", readDate)
    .option("--case <id>", "only this case")
    .option("--shard <part>", "only a part of the cases, such as 1/8", readShard)
    .option("--timeout <seconds>", "for each run of a case", readSeconds, 60)
    .option("--repeat <number>", "runs of each case", readCount, 1)
    .option("--pass <number>", "so many of the runs of a case must be as expected (default: all)", readCount)
    .option("--fail-fast", "end at the first failure")
    .option("--report <format=path>", `also write a report: ${Object.keys(fileReporters).join(", ")}`, readReport, [])
    .addHelpText("after", "\nExit codes: 0 nothing regressed, 1 something did, 2 it could not run.")
    .action(async (app: string, options: ReplayCommandOptions) => {
      const code = await replayApp(app, options);
      // What hangs after its time would keep the process.
      process.exit(code);
    });
}

async function replayApp(app: string, options: ReplayCommandOptions): Promise<number> {
  const { repeat, pass = repeat, timeout, shard } = options;
  if (pass > repeat) throw new HardcaseError("HC_ENVIRONMENT", `--pass ${pass} is more than the runs of a case, ${repeat}.`);
  const demos = await load(app);
  const settings = settingsOf(demos);
  await using source = await openSource(options.cases, settings);
  const filter: ReplayFilter = {
    ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
    ...(options.verdict !== undefined && { verdict: options.verdict }),
    ...(options.option !== undefined && { option: options.option }),
    ...(options.since !== undefined && { since: options.since }),
    ...(options.case !== undefined && { case: options.case }),
  };
  const ending = new AbortController();
  process.once("SIGINT", () => ending.abort());
  const expected = Math.round((await source.count(filter)) / (shard?.parts ?? 1));
  const bar = new ProgressBar("Replaying");
  const lines: string[] = [];
  const terminal = terminalReporter((line) => lines.push(line), { isColored: process.stdout.isTTY === true && !process.env.NO_COLOR });
  const root = source.directory;
  const files = fileCache().allowing([...demos.flatMap(({ parts }) => parts.allowedPaths), root]);
  const surroundings = { endpoints: demos.flatMap(({ parts }) => parts.endpoints), media: source.media, files };
  const reporters = await Promise.all(options.report.map(({ format, path }) => fileReporters[format]?.(path, surroundings))).catch(
    (error: Error) => {
      throw new HardcaseError("HC_ENVIRONMENT", `The report cannot be written: ${error.message}.`);
    },
  );
  const results = replay(demos, source, {
    filter,
    repeat,
    pass,
    timeoutMs: timeout * 1000,
    files,
    signal: ending.signal,
    ...(shard && { shard }),
  });
  const summary = await summarize(results, [terminal, ...reporters.filter((one) => one !== undefined)], {
    isFailFast: options.failFast === true,
    signal: ending.signal,
    onProgress: (done) => bar.update(done, expected),
  });
  bar.clear();
  console.log(lines.join("\n"));
  if (ending.signal.aborted) return 130;
  return summary.failures > 0 ? 1 : 0;
}

async function load(app: string): Promise<readonly Demo[]> {
  const { holdLaunches } = await import("../launch.ts");
  try {
    const loaded = await loadDemo(app, holdLaunches());
    return loaded instanceof DemoSite ? [...loaded.demos.values()] : [loaded];
  } catch (error) {
    if (error instanceof HardcaseError) throw error;
    const [said] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new HardcaseError("HC_ENVIRONMENT", `${app} does not start: ${said}.`, { cause: error });
  }
}

function settingsOf(demos: readonly Demo[]): FlaggingSettings | undefined {
  const [demo] = demos.filter(({ parts }) => parts.flagged.length > 0);
  const [first] = demo?.parts.flagged ?? [];
  return first && flaggingSettings(first.flagging, { hasRules: false, hasUsername: false, environment: process.env });
}

function openSource(place: string | undefined, settings: FlaggingSettings | undefined): Promise<CaseSource> | CaseSource {
  const directory = settings?.dir ?? "flagged";
  if (place === undefined) return openStoreSource(directory, settings?.store);
  if (isPostgresUrl(place)) return openStoreSource(directory, place);
  return isSuite(place) ? openSuiteSource(place) : openStoreSource(place, undefined);
}

function readShard(text: string): { part: number; parts: number } {
  const [part = 0, parts = 0] = (/^(\d+)\/(\d+)$/.exec(text)?.slice(1) ?? []).map(Number);
  if (part < 1 || part > parts) throw new InvalidArgumentError("It must be a part such as 1/8.");
  return { part, parts };
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError("It must be a number of seconds above 0, at most a day.");
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError("It must be a whole number above 0.");
}

function readReport(text: string, earlier: readonly Report[]): readonly Report[] {
  const [, format = "", path = ""] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (Object.hasOwn(fileReporters, format)) return [...earlier, { format, path }];
  throw new InvalidArgumentError(`It must be ${Object.keys(fileReporters).join("=…, ")}=… with the path of the file.`);
}
