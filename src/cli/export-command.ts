import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import type { FlaggedBy, Verdict } from "../cases/case.ts";
import type { CaseFilter } from "../cases/case-store.ts";
import { isPostgresUrl } from "../cases/show-postgres-url.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { type ExportOptions, exportCases } from "../datasets/export-cases.ts";
import { type ExportFormatName, exportFormats } from "../datasets/export-formats.ts";
import { count } from "./count.ts";
import { ProgressBar } from "./progress-bar.ts";
import { readDate } from "./read-date.ts";

interface ExportCommandOptions extends CaseFilter {
  readonly format: ExportFormatName;
  readonly to: string;
  readonly replace?: boolean;
  readonly store?: string;
  readonly media?: string;
}

/** `hardcase export DIR --format FORMAT --to PATH`: writes cases as a dataset. */
export function exportCommand(): Command {
  const formats = Object.entries(exportFormats).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`);
  return new Command("export")
    .description("write the cases of a flagging directory as a dataset")
    .argument("[dir]", "the flagging directory, or the postgres:// URL of a store", "flagged")
    .addOption(new Option("--format <format>", "what to write").choices(Object.keys(exportFormats)).makeOptionMandatory())
    .requiredOption("--to <path>", "where to; - is standard output, for formats of one file")
    .option("--replace", "replace what stands there")
    .option("--store <url>", "the PostgreSQL database that keeps the cases (default: HARDCASE_STORE)")
    .option("--media <dir>", "the flagging directory that has the files, where a URL was given (default: flagged)")
    .addOption(new Option("--verdict <verdict>", "only these").choices(["new", "wrong", "right", "discarded"] satisfies Verdict[]))
    .option("--option <option>", "only what was flagged for this reason")
    .option("--user <name>", "only what this user flagged")
    .option("--endpoint <name>", "only this endpoint's")
    .option("--version <version>", "only what this version answered")
    .option("--rule <name>", "only what this rule flagged")
    .addOption(new Option("--by <who>", "only what they flagged").choices(["person", "auto", "rule", "api"] satisfies FlaggedBy[]))
    .option("--since <date>", "only what was flagged then or later, such as 2026-11-24 or 2026-11-24T17:30", readDate)
    .option("--until <date>", "only what was flagged before", readDate)
    .option("--search <words>", "only those with these words in values, note or error")
    .addHelpText("after", `\nFormats:\n${formats.join("\n")}`)
    .action(async (place: string, options: ExportCommandOptions) => {
      const { store: url, media, ...rest } = options;
      const directory = media ?? (isPostgresUrl(place) ? "flagged" : place);
      const store = isPostgresUrl(place) ? place : (url ?? (process.env.HARDCASE_STORE || undefined));
      const all = { ...rest, ...(store !== undefined && { store }) };
      if (options.to === "-") await exportToStandardOutput(directory, all);
      else await exportWithProgress(directory, all);
    });
}

async function exportWithProgress(directory: string, options: ExportOptions, shownPath = options.to): Promise<void> {
  const bar = new ProgressBar("Exporting");
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once("SIGINT", end);
  try {
    const onProgress: ExportOptions["onProgress"] = ({ done, total }) => bar.update(done, total);
    const { cases, leftOut, files, missing } = await exportCases(directory, { ...options, onProgress, signal: ending.signal });
    bar.clear();
    const withFiles = files > 0 ? ` and ${count(files, "file")}` : "";
    console.error(`Wrote ${count(cases, "case")}${withFiles} to ${shownPath}.`);
    if (leftOut > 0) console.error(`Left out ${count(leftOut, "case")} that nobody has found right or wrong: judge with hardcase review.`);
    if (missing.length > 0)
      console.error(`${count(missing.length, "file")} of these cases are gone from ${directory}, the first is ${missing[0]}.`);
  } catch (error) {
    bar.clear();
    if (ending.signal.aborted) throw new HardcaseError("HC_DATASET", "The export was ended; nothing was written.");
    throw error;
  } finally {
    process.off("SIGINT", end);
  }
}

/** Only what is whole is written out. */
async function exportToStandardOutput(directory: string, options: ExportOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-export-"));
  try {
    const to = join(folder, `cases.${options.format}`);
    if (!exportFormats[options.format].isFile(to)) {
      throw new HardcaseError("HC_DATASET", `The format ${options.format} is a folder, which standard output cannot take.`, {
        hint: "Give a path with --to.",
      });
    }
    await exportWithProgress(directory, { ...options, to }, "standard output");
    await pipeline(createReadStream(to), process.stdout, { end: false });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
