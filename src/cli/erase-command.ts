import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import type { ErasedFilter } from "../cases/erasing.ts";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { type Erasure, eraseCases } from "../flagging/erase-cases.ts";
import { count } from "./count.ts";

interface EraseCommandOptions {
  readonly case?: string;
  readonly session?: string;
  readonly user?: string;
  readonly store?: string;
  readonly json?: boolean;
}

/** `hardcase erase DIR --case ID | --session ID | --user NAME`: removes cases everywhere. */
export function eraseCommand(): Command {
  return new Command("erase")
    .description("remove a case, or all of a session or a user, everywhere, and tell what was removed")
    .argument("[dir]", "the flagging directory", "flagged")
    .option("--case <id>", "this case")
    .option("--session <id>", "all that this browser has flagged")
    .option("--user <name>", "all that this user has flagged")
    .option("--store <url>", "the PostgreSQL database that keeps the cases (default: HARDCASE_STORE)")
    .option("--json", "tell it as JSON")
    .addHelpText("after", "\nNothing is asked, and nothing can be brought back. A demo may be at work on the directory meanwhile.")
    .action(async (directory: string, options: EraseCommandOptions) => {
      const { filter, shown } = readFilter(options);
      const url = options.store ?? (process.env.HARDCASE_STORE || undefined);
      if (url === undefined && !existsSync(join(hiddenFolder(directory), "cases.db"))) {
        throw new HardcaseError("HC_DATASET", `${directory} holds no cases.`, { hint: "Give the flagging directory of a demo." });
      }
      await using store = await openCaseStore(url ?? { dir: directory });
      const erasure = await eraseCases({ directory, store }, filter);
      if (erasure.cases + erasure.deliveries + erasure.views === 0 && !erasure.isCompletion) {
        throw new HardcaseError("HC_NOT_FOUND", `${url === undefined ? directory : "The store"} holds nothing of the ${shown}.`);
      }
      console.log(options.json ? JSON.stringify(erasure, null, 2) : showErasure(erasure));
    });
}

/** Exactly one of the three. */
function readFilter(options: EraseCommandOptions): { readonly filter: ErasedFilter; readonly shown: string } {
  const given = (["case", "session", "user"] as const).filter((name) => options[name] !== undefined);
  const [name, ...others] = given;
  if (name === undefined || others.length > 0) {
    const said = name === undefined ? "none was given" : `${given.map((one) => `--${one}`).join(" and ")} were given`;
    throw new HardcaseError("HC_VALUE_INVALID", `What is to be erased is named by one of --case, --session and --user, but ${said}.`);
  }
  const value = options[name] ?? "";
  return { filter: name === "case" ? { cases: [value] } : { [name]: value }, shown: `${name} ${value}` };
}

function showErasure(erasure: Erasure): string {
  const { cases, rows, files, uploads, deliveries, views, waiting, missingRows, outOfReach, isCompletion } = erasure;
  const beside = [
    rows > 0 && `${count(rows, "row")} of CSV`,
    files > 0 && count(files, "file"),
    uploads > 0 && count(uploads, "upload"),
    views > 0 && count(views, "saved view"),
    deliveries > 0 && (deliveries === 1 ? "1 pending delivery" : `${deliveries.toLocaleString("en")} pending deliveries`),
  ].filter((part) => part !== false);
  return [
    ...(isCompletion ? ["An earlier erasure had been broken off, and is complete now."] : []),
    `Erased ${[count(cases, "case"), ...beside].join(", ")}.`,
    ...Object.entries(waiting).map(
      ([name, number]) =>
        `${nameOf(name)} has yet to remove ${number === 1 ? "its copy of 1 case" : `its copies of ${number.toLocaleString("en")} cases`}: the demo tells it within a minute while it runs, else when it starts next.`,
    ),
    ...outOfReach.map((name) => `${nameOf(name)} cannot take cases back: what it was told of them stays where it sent it.`),
    ...(missingRows > 0
      ? [`${count(missingRows, "row")} could not be found as they were written: if they were edited by hand, remove them by hand.`]
      : []),
  ].join("\n");
}

/** `0:CSVLogger@calculator` is known to the owner as `CSVLogger`. */
function nameOf(callback: string): string {
  return callback.replace(/^\d+:/, "").replace(/@.*$/, "");
}
