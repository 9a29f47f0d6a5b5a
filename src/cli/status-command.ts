import { existsSync } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { Command } from "commander";
import type { Verdict } from "../cases/case.ts";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { migrations } from "../cases/migrations/migrations.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { count } from "./count.ts";

interface StatusCommandOptions {
  readonly json?: boolean;
  readonly store?: string;
}

const verdicts: readonly Verdict[] = ["new", "wrong", "right", "discarded"];

/** What is known of a flagging directory. */
interface Status {
  readonly cases: { readonly total: number } & { readonly [verdict in Verdict]: number };
  /** The endpoints that have cases, with how many. */
  readonly endpoints: { readonly [name: string]: number };
  readonly pendingDeliveries: number;
  readonly lastDeliveryError: string | null;
  /** The format of the database. */
  readonly schema: number;
  /** In bytes. */
  readonly size: { readonly database: number; readonly data: number };
}

/** `hardcase status DIR`: what a flagging directory holds, and what waits to be delivered. */
export function statusCommand(): Command {
  return new Command("status")
    .description("tell what a flagging directory holds, and what waits to be delivered")
    .argument("[dir]", "the flagging directory", "flagged")
    .option("--json", "as JSON")
    .option("--store <url>", "the PostgreSQL database that keeps the cases (default: HARDCASE_STORE)")
    .action(async (directory: string, { json, store }: StatusCommandOptions) => {
      const status = await readStatus(directory, store ?? (process.env.HARDCASE_STORE || undefined));
      console.log(json ? JSON.stringify(status, null, 2) : showStatus(directory, status));
    });
}

async function readStatus(directory: string, url: string | undefined): Promise<Status> {
  if (url === undefined && !existsSync(join(hiddenFolder(directory), "cases.db"))) {
    throw new HardcaseError("HC_DATASET", `${directory} holds no cases.`, { hint: "Give the flagging directory of a demo." });
  }
  await using store = await openCaseStore(url ?? { dir: directory });
  const [total, described, pending, size, ...counts] = await Promise.all([
    store.count({}),
    store.descriptions(),
    store.pending(),
    sizeOf(directory),
    ...verdicts.map((verdict) => store.count({ verdict })),
  ]);
  const endpoints = await Promise.all(described.map(async ({ endpoint }) => [endpoint, await store.count({ endpoint })] as const));
  const byVerdict = Object.fromEntries(verdicts.map((verdict, index) => [verdict, counts[index] ?? 0]));
  return {
    cases: { total, ...(byVerdict as { readonly [verdict in Verdict]: number }) },
    endpoints: Object.fromEntries(endpoints),
    pendingDeliveries: pending.count,
    lastDeliveryError: pending.lastError,
    // Opening it has brought it there.
    schema: migrations.length,
    size,
  };
}

async function sizeOf(directory: string): Promise<Status["size"]> {
  const entries = existsSync(directory) ? await readdir(directory, { recursive: true, withFileTypes: true }) : [];
  const hidden = relative(directory, hiddenFolder(directory));
  let [database, data] = [0, 0];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A demo at work may have removed it meanwhile.
    const size = (await lstat(path).catch(() => undefined))?.size ?? 0;
    if (!relative(directory, path).startsWith(hidden)) data += size;
    else if (/^cases\.db/.test(entry.name)) database += size;
  }
  return { database, data };
}

function showStatus(directory: string, { cases, endpoints, pendingDeliveries, lastDeliveryError, schema, size }: Status): string {
  const judged = verdicts.map((verdict) => `${cases[verdict].toLocaleString("en")} ${verdict}`).join(", ");
  const named = Object.entries(endpoints).map(([name, number]) => `${name} ${number.toLocaleString("en")}`);
  return [
    `${directory}: ${count(cases.total, "case")} (${judged})`,
    ...(named.length > 0 ? [`Endpoints: ${named.join(", ")}`] : []),
    pendingDeliveries === 0 ? "Nothing waits to be delivered" : pendingLine(pendingDeliveries, lastDeliveryError),
    `Format ${schema}, database ${showSize(size.database)}, files and CSV ${showSize(size.data)}`,
  ].join("\n");
}

function pendingLine(pending: number, lastError: string | null): string {
  return `${pending.toLocaleString("en")} ${pending === 1 ? "delivery waits" : "deliveries wait"}; the last error was: ${lastError ?? "none"}`;
}

function showSize(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }).format(bytes / 1000 ** power)} ${units[power]}`;
}
