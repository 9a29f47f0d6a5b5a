import { dirname } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Verdict } from "../cases/case.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { isSuite } from "../datasets/update-suite.ts";
import type { ReplayFilter } from "../replay/case-source.ts";
import { fileReporters } from "../replay/reporters/file-reporters.ts";
import type { Selection } from "../replay/wanted-cases.ts";
import { readDate } from "./read-date.ts";
import { type ReplayAppOptions, type Report, replayApp } from "./replay-app.ts";

interface ReplayCommandOptions extends ReplayFilter, Pick<Selection, "shard"> {
  readonly cases?: string;
  readonly demo?: string;
  readonly timeout: number;
  readonly repeat: number;
  readonly pass?: number;
  readonly failFast?: boolean;
  readonly report: readonly Report[];
  readonly baseline?: string;
  readonly approve?: boolean;
  readonly reviewUrl?: string;
  readonly record: boolean;
  readonly watch?: boolean;
}

/** `hardcase replay APP`: runs the cases through today's function. */
export function replayCommand(): Command {
  return new Command("replay")
    .description("run the cases through today's function, and tell what holds, what it fixed and what it broke")
    .argument("<app>", "the file that makes the demo, for instance app.ts")
    .option("--cases <place>", "a flagging directory, a postgres:// URL or the folder of a suite (default: where the demo keeps its flags)")
    .option("--demo <path>", "of a site, only the demo at this path, such as /calculator")
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
    .option("--baseline <file>", "compare with an earlier replay that was approved; only what is worse fails")
    .option("--approve", "write the results to the baseline after showing them")
    .option("--report <format=path>", `also write a report: ${Object.keys(fileReporters).join(", ")}`, readReport, [])
    .option("--review-url <url>", "where the review page is, for a link to each case", readUrl)
    .option("--no-record", "keep no results with the cases")
    .option("--watch", "run again whenever the code or the suite changes")
    .addHelpText("after", "\nExit codes: 0 nothing regressed, 1 something did, 2 it could not run, 130 and 143 a signal ended it.")
    .action(async (app: string, given: ReplayCommandOptions) => {
      const options = toAppOptions(given);
      if (given.watch) return watchReplay(app, options);
      const code = await replayApp(app, options);
      // What hangs after its time would keep the process.
      process.exit(code);
    });
}

function toAppOptions(given: ReplayCommandOptions): ReplayAppOptions {
  const {
    cases,
    demo,
    shard,
    timeout,
    repeat,
    pass = repeat,
    failFast = false,
    report,
    baseline,
    approve = false,
    reviewUrl,
    record,
  } = given;
  if (pass > repeat) throw new HardcaseError("HC_ENVIRONMENT", `--pass ${pass} is more than the runs of a case, ${repeat}.`);
  if (approve && baseline === undefined) {
    throw new HardcaseError("HC_ENVIRONMENT", "--approve needs the file to write.", { hint: "Name it with --baseline FILE." });
  }
  const { endpoint, verdict, option, since, case: id } = given;
  const filter: ReplayFilter = {
    ...(endpoint !== undefined && { endpoint }),
    ...(verdict !== undefined && { verdict }),
    ...(option !== undefined && { option }),
    ...(since !== undefined && { since }),
    ...(id !== undefined && { case: id }),
  };
  return {
    filter,
    timeout,
    repeat,
    pass,
    isFailFast: failFast,
    reports: report,
    isApproving: approve,
    isRecording: record,
    ...(cases !== undefined && { cases }),
    ...(demo !== undefined && { demo }),
    ...(shard !== undefined && { shard }),
    ...(baseline !== undefined && { baseline }),
    ...(reviewUrl !== undefined && { reviewUrl }),
  };
}

/** A process of its own for each time, as code that was loaded once is not loaded again. */
async function watchReplay(app: string, { cases, baseline, reports }: ReplayAppOptions): Promise<void> {
  const { restartOnChange } = await import("./restart-on-change.ts");
  const suite = cases !== undefined && isSuite(cases) ? [cases] : [];
  const written = [...reports.map(({ path }) => path), ...(baseline === undefined ? [] : [baseline])];
  restartOnChange(
    process.argv.slice(2).filter((argument) => argument !== "--watch"),
    [dirname(app), ...suite],
    written,
  );
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

function readUrl(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError("It must be the address of a page, such as https://host/review.");
}

function readReport(text: string, earlier: readonly Report[]): readonly Report[] {
  const [, format = "", path = ""] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (Object.hasOwn(fileReporters, format)) return [...earlier, { format, path }];
  throw new InvalidArgumentError(`It must be ${Object.keys(fileReporters).join("=…, ")}=… with the path of the file.`);
}
