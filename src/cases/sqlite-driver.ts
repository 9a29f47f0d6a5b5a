import { HardcaseError } from "../components/hardcase-error.ts";

/** Below this version two connections in WAL mode can lose a committed write. */
const oldestVersion = [3, 51, 3];

/** What both SQLite libraries have in common, and all that hardcase uses. */
export interface SqliteStatement {
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  /** Rows have no prototype. */
  get(...parameters: unknown[]): Record<string, unknown> | undefined;
  all(...parameters: unknown[]): Record<string, unknown>[];
  iterate(...parameters: unknown[]): IterableIterator<Record<string, unknown>>;
  columns(): { readonly name: string }[];
}

export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteLibrary {
  readonly DatabaseSync: new (path: string) => SqliteDatabase;
  readonly StatementSync: { readonly prototype: object };
}

/** A library with its name; `load` gives undefined, or throws, where it is absent. */
export interface SqliteCandidate {
  readonly name: string;
  load(): Promise<SqliteLibrary | undefined>;
}

const candidates: readonly SqliteCandidate[] = [
  { name: "node:sqlite", load: async () => process.getBuiltinModule("node:sqlite") as SqliteLibrary | undefined },
  { name: "@photostructure/sqlite", load: async () => (await import("@photostructure/sqlite")) as unknown as SqliteLibrary },
];

let library: Promise<SqliteLibrary> | undefined;

/**
 * Opens a SQLite database, made if it is not there.
 *
 * @throws `HardcaseError` with `HC_ENVIRONMENT` where no fit SQLite is installed; the library's own error for the file.
 */
export async function openSqlite(path: string): Promise<SqliteDatabase> {
  library ??= chooseSqlite(candidates);
  const { DatabaseSync } = await library;
  return new DatabaseSync(path);
}

/** The first candidate that can be loaded and is new enough. */
export async function chooseSqlite(from: readonly SqliteCandidate[]): Promise<SqliteLibrary> {
  const refused: string[] = [];
  for (const { name, load } of from) {
    const found = await load().catch(() => undefined);
    const fault = found === undefined ? "is not here" : faultOf(found);
    if (found !== undefined && fault === undefined) return found;
    refused.push(`${name} ${fault}`);
  }
  throw new HardcaseError("HC_ENVIRONMENT", `No SQLite for Node ${process.version}: ${refused.join("; ")}.`, {
    hint: "Use Node 24 or newer, or install with optional dependencies: npm install @photostructure/sqlite.",
  });
}

function faultOf({ DatabaseSync, StatementSync }: SqliteLibrary): string | undefined {
  if (!("columns" in StatementSync.prototype)) return "lacks StatementSync.columns";
  const database = new DatabaseSync(":memory:");
  const version = String(database.prepare("select sqlite_version() as version").get()?.version);
  database.close();
  return isOlder(version.split(".").map(Number)) ? `has SQLite ${version}, older than ${oldestVersion.join(".")}` : undefined;
}

function isOlder(version: readonly number[]): boolean {
  const differing = oldestVersion.findIndex((part, index) => part !== version[index]);
  return differing !== -1 && !((version[differing] ?? 0) > (oldestVersion[differing] ?? 0));
}
