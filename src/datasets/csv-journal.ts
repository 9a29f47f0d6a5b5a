import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { hiddenFolderName, makeHiddenFolder } from "../cases/hidden-folder.ts";
import { openSqlite, type SqliteDatabase } from "../cases/sqlite-driver.ts";
import { sqliteStoreError } from "../cases/sqlite-store-error.ts";
import { showPlace } from "../cases/store-error.ts";

/** Where the row of a case stands. The bytes there decide whether it still does: the journal is written before the row. */
export interface JournalRow {
  readonly key: string;
  /** Name of the file in the flagging directory. */
  readonly file: string;
  /** Of the row's first byte. */
  readonly offset: number;
  /** In bytes, with the line feed. */
  readonly length: number;
  /** SHA-256 of the row's bytes, in hexadecimal. */
  readonly hash: string;
}

/** A file that is about to be written anew without some of its rows. */
export interface Removal {
  readonly file: string;
  readonly keys: readonly string[];
  /** Of the new file, as for a `Rewrite`. */
  readonly inode: number;
}

/** A file that is about to be written anew, with other bytes for one of its rows. */
export interface Rewrite {
  readonly row: JournalRow;
  /** What the row becomes; `null` when it is taken out. */
  readonly next: Pick<JournalRow, "length" | "hash"> | null;
  /** Of the new file. Once the file of that name has it, the rewrite is done, also where the process died before it could say so. */
  readonly inode: number;
}

interface BegunRewrite {
  readonly file: string;
  readonly key: string;
  readonly offset: number;
  readonly inode: number;
  readonly length: number | null;
  readonly hash: string | null;
}

const fileName = "rows.db";

/**
 * Remembers which row of a flagging directory's CSV belongs to which case, so that a row told twice is written once, and can
 * be changed and taken back. Used under the directory's lock only.
 */
export class CsvJournal {
  readonly #database: SqliteDatabase;
  readonly #path: string;
  readonly #inode: number;
  /** For messages. */
  readonly #place: string;

  private constructor(database: SqliteDatabase, path: string, inode: number, place: string) {
    this.#database = database;
    this.#path = path;
    this.#inode = inode;
    this.#place = place;
  }

  static async open(directory: string): Promise<CsvJournal> {
    const path = join(await makeHiddenFolder(directory), fileName);
    const place = showPlace(directory, hiddenFolderName, fileName);
    let database: SqliteDatabase | undefined;
    try {
      database = await openSqlite(path);
      // Full: what is on disk after a power cut is also known after it.
      database.exec(`
        pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;
        create table if not exists rows (key text primary key, file text, offset integer not null, length integer not null, hash text not null) without rowid;
        create index if not exists rows_by_place on rows (file, offset);
        create table if not exists rewrites (file text primary key, key text not null, offset integer not null, inode integer not null, length integer, hash text) without rowid;
        create table if not exists removals (file text not null, key text not null, inode integer not null, primary key (file, key)) without rowid;
      `);
      return new CsvJournal(database, path, (await stat(path)).ino, place);
    } catch (error) {
      database?.close();
      throw sqliteStoreError(`open ${place}`, error);
    }
  }

  /** False once somebody has removed the file, or has put another in its place. */
  async isInPlace(): Promise<boolean> {
    const stats = await stat(this.#path).catch(() => undefined);
    return stats?.ino === this.#inode;
  }

  /** `"taken back"` for a row that is not to come again. */
  find(key: string): JournalRow | "taken back" | undefined {
    const select = this.#database.prepare("select key, file, offset, length, hash from rows where key = ?");
    const row = select.get(key);
    if (row === undefined) return select.get(goneKey(key)) === undefined ? undefined : "taken back";
    return row.file === null ? "taken back" : ({ ...row } as unknown as JournalRow);
  }

  note(rows: readonly JournalRow[]): void {
    this.#together(() => this.#insert(rows));
  }

  /** Notes that rows are gone for good, or must never come. */
  takeBack(...keys: readonly string[]): void {
    this.#together(() => {
      for (const key of keys) this.#setTakenBack(key);
    });
  }

  beginRewrite({ row, next, inode }: Rewrite): void {
    const insert = this.#database.prepare(
      "insert or replace into rewrites (file, key, offset, inode, length, hash) values (?, ?, ?, ?, ?, ?)",
    );
    this.#together(() => insert.run(row.file, row.key, row.offset, inode, next?.length ?? null, next?.hash ?? null));
  }

  /** Those that no process has ended. */
  openRewrites(): Rewrite[] {
    const begun = this.#database.prepare("select file, key, offset, inode, length, hash from rewrites").all();
    return (begun as unknown as BegunRewrite[]).flatMap(({ key, file, offset, inode, length, hash }) => {
      const row = this.find(key);
      if (typeof row !== "object") return [];
      return [{ row: { ...row, file, offset }, next: length === null || hash === null ? null : { length, hash }, inode }];
    });
  }

  /** The new file has taken the old one's place: the rows behind the rewritten one have moved. */
  finishRewrite({ row, next }: Rewrite): void {
    const moved = (next?.length ?? 0) - row.length;
    this.#together(() => {
      if (moved !== 0)
        this.#database.prepare("update rows set offset = offset + ? where file = ? and offset > ?").run(moved, row.file, row.offset);
      if (next) this.#insert([{ ...row, ...next }]);
      else this.#setTakenBack(row.key);
      this.#deleteRewrite(row.file);
    });
  }

  beginRemoval({ file, keys, inode }: Removal): void {
    const insert = this.#database.prepare("insert or replace into removals (file, key, inode) values (?, ?, ?)");
    this.#together(() => {
      for (const key of keys) insert.run(file, key, inode);
    });
  }

  /** Those that no process has ended. */
  openRemovals(): Removal[] {
    const begun = this.#database.prepare("select file, key, inode from removals").all() as unknown as (Removal & JournalRow)[];
    const files = new Map(begun.map(({ file, inode }) => [file, inode]));
    return [...files].map(([file, inode]) => ({ file, inode, keys: begun.filter((row) => row.file === file).map(({ key }) => key) }));
  }

  /** The new file has taken the old one's place: the rows behind each that has gone have moved. */
  finishRemoval({ file, keys }: Removal): void {
    const leaving = new Set(keys);
    const rows = this.#database.prepare("select key, offset, length from rows where file = ? order by offset").all(file);
    const move = this.#database.prepare("update rows set offset = ? where key = ?");
    this.#together(() => {
      let moved = 0;
      for (const { key, offset, length } of rows as unknown as JournalRow[]) {
        if (leaving.has(key)) moved += length;
        else if (moved > 0) move.run(offset - moved, key);
      }
      for (const key of keys) this.#setTakenBack(key);
      this.#deleteRewrite(file);
    });
  }

  /** The old file stays. */
  dropRewrite(file: string): void {
    this.#together(() => this.#deleteRewrite(file));
  }

  /** Leaves no byte of what was deleted. */
  purge(): void {
    try {
      this.#database.exec("vacuum; pragma wal_checkpoint(truncate)");
    } catch (error) {
      throw sqliteStoreError(`write ${this.#place}`, error);
    }
  }

  close(): void {
    this.#database.close();
  }

  #insert(rows: readonly JournalRow[]): void {
    const insert = this.#database.prepare("insert or replace into rows (key, file, offset, length, hash) values (?, ?, ?, ?, ?)");
    for (const { key, file, offset, length, hash } of rows) insert.run(key, file, offset, length, hash);
  }

  #setTakenBack(key: string): void {
    this.#database.prepare("delete from rows where key = ?").run(key);
    this.#database.prepare("insert or replace into rows (key, file, offset, length, hash) values (?, null, 0, 0, '')").run(goneKey(key));
  }

  #deleteRewrite(file: string): void {
    for (const table of ["rewrites", "removals"]) this.#database.prepare(`delete from ${table} where file = ?`).run(file);
  }

  #together(work: () => void): void {
    try {
      this.#database.exec("begin immediate");
      work();
      this.#database.exec("commit");
    } catch (error) {
      // A full disk may have rolled it back already.
      try {
        this.#database.exec("rollback");
      } catch {}
      throw sqliteStoreError(`write ${this.#place}`, error);
    }
  }
}

/** What is gone is known by a hash of its key alone. */
function goneKey(key: string): string {
  return createHash("sha256").update(`gone ${key}`).digest("hex");
}

export function hashRow(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
