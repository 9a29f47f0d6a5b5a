import { Command } from "commander";
import { importCases } from "../datasets/import-cases.ts";
import { count } from "./count.ts";

interface ImportCommandOptions {
  readonly to?: string;
  readonly store?: string;
  readonly endpoint?: string;
  readonly outputs?: string[];
}

/** So many rows that could not be read are listed. */
const longestList = 20;

/** `hardcase import DIR`: reads a flagged folder of Gradio's into the store. */
export function importCommand(): Command {
  return new Command("import")
    .description("read what Gradio 2.x to 6.x has flagged into the store")
    .argument("<dir>", "the folder that Gradio flagged into: flagged, or .gradio/flagged")
    .option("--to <dir>", "the flagging directory that takes the cases (default: the folder itself)")
    .option("--store <url>", "the PostgreSQL database that keeps the cases (default: HARDCASE_STORE)")
    .option("--endpoint <name>", "the endpoint that the cases are of (default: predict)")
    .option("--outputs <names...>", "the columns that are outputs (default: those called output, else the last one)")
    .action(async (directory: string, options: ImportCommandOptions) => {
      const store = options.store ?? (process.env.HARDCASE_STORE || undefined);
      const { cases, files, present, unreadable } = await importCases(directory, { ...options, ...(store !== undefined && { store }) });
      const known = present > 0 ? ` ${count(present, "row")} were there already.` : "";
      console.log(`Imported ${count(cases, "case")} with ${count(files, "file")}.${known}`);
      if (unreadable.length === 0) return;
      console.error(`${count(unreadable.length, "row")} could not be read:`);
      for (const { file, line, reason } of unreadable.slice(0, longestList)) console.error(`  ${file}, line ${line}: ${reason}`);
      if (unreadable.length > longestList) console.error(`  and ${count(unreadable.length - longestList, "more row")}`);
    });
}
