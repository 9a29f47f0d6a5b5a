import { createHash } from "node:crypto";
import { join } from "node:path";
import { makeHiddenFolder } from "../cases/hidden-folder.ts";
import { openSqlite, type SqliteDatabase } from "../cases/sqlite-driver.ts";

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

const fileName = "rows.db";

/**
 * Remembers which row of a flagging directory's CSV belongs to which case, so that a row told twice is written once, and can
 * be changed and taken back. Used under the directory's lock only. It survives the death of a process; after a power cut
 * rows are found by their bytes.
 */
export class CsvJournal {
  readonly #database: SqliteDatabase;

  private constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  static async open(directory: string): Promise<CsvJournal> {
    const database = await openSqlite(join(await makeHiddenFolder(directory), fileName));
    database.exec(`
      pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = off;
      create table if not exists rows (key text primary key, file text not null, offset integer not null, length integer not null, hash text not null) without rowid;
      create index if not exists rows_by_place on rows (file, offset);
    `);
    return new CsvJournal(database);
  }

  find(key: string): JournalRow | undefined {
    const row = this.#database.prepare("select key, file, offset, length, hash from rows where key = ?").get(key);
    return row && ({ ...row } as unknown as JournalRow);
  }

  note(rows: readonly JournalRow[]): void {
    const insert = this.#database.prepare("insert or replace into rows (key, file, offset, length, hash) values (?, ?, ?, ?, ?)");
    this.#together(() => {
      for (const { key, file, offset, length, hash } of rows) insert.run(key, file, offset, length, hash);
    });
  }

  /** After a row's bytes were replaced by others, or by none: the rows behind it have moved. */
  replaced({ key, file, offset, length }: JournalRow, next: Buffer | null): void {
    const moved = (next?.length ?? 0) - length;
    this.#together(() => {
      if (next) this.#database.prepare("update rows set length = ?, hash = ? where key = ?").run(next.length, hashRow(next), key);
      else this.#database.prepare("delete from rows where key = ?").run(key);
      if (moved !== 0) this.#database.prepare("update rows set offset = offset + ? where file = ? and offset > ?").run(moved, file, offset);
    });
  }

  close(): void {
    this.#database.close();
  }

  #together(work: () => void): void {
    this.#database.exec("begin immediate");
    try {
      work();
      this.#database.exec("commit");
    } catch (error) {
      this.#database.exec("rollback");
      throw error;
    }
  }
}

export function hashRow(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
