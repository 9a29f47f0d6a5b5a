import { existsSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { CaseDatabase, WriteOptions } from "./case-database.ts";
import type { CaseTables } from "./case-tables.ts";
import { erasureMark } from "./erasure-mark.ts";
import { GroupCommit } from "./group-commit.ts";
import { hiddenFolderName, makeHiddenFolder } from "./hidden-folder.ts";
import { migrate } from "./migrate.ts";
import { isBusy, retryWhileBusy } from "./retry-while-busy.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { openSqlite } from "./sqlite-driver.ts";
import { sqliteKysely } from "./sqlite-kysely.ts";
import { sqliteStoreError } from "./sqlite-store-error.ts";
import { showPlace } from "./store-error.ts";

const fileName = "cases.db";

/** In milliseconds, how long another process may have the database to itself. */
const patience = 30_000;
/** And how long one that erases, and so writes a large database anew. */
const patienceWithErasure = 10 * 60_000;

interface OpenFile {
  readonly kysely: Kysely<CaseTables>;
  /** Says which file was opened, whatever its name leads to by now. */
  readonly inode: number;
}

/**
 * `.hardcase/cases.db` in a flagging directory. Its calls block the thread that makes them, while the disk or another
 * process is waited for: it belongs in a thread of its own.
 */
export class SqliteCaseDatabase implements CaseDatabase {
  readonly dialect = sqliteDialect;
  readonly #directory: string;
  readonly #path: string;
  readonly #place: string;
  readonly #groups = new GroupCommit(() => this.#current());
  #opened: Promise<OpenFile>;

  private constructor(directory: string) {
    this.#directory = directory;
    this.#path = join(directory, hiddenFolderName, fileName);
    this.#place = showPlace(directory, hiddenFolderName, fileName);
    this.#opened = this.#openFile();
  }

  /** Opens the database, made or brought to the newest format if need be. */
  static async open(directory: string): Promise<SqliteCaseDatabase> {
    const database = new SqliteCaseDatabase(directory);
    await database.#opened;
    return database;
  }

  async read<Answer>(work: (database: Kysely<CaseTables>) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(await this.#current());
    } catch (error) {
      throw sqliteStoreError(`read ${this.#place}`, error);
    }
  }

  async write<Answer>(
    work: (transaction: Kysely<CaseTables>) => Promise<Answer>,
    { isDurable = true }: WriteOptions = {},
  ): Promise<Answer> {
    const deadline = performance.now() + patienceWithErasure;
    for (;;) {
      try {
        return await this.#groups.write(work, isDurable);
      } catch (error) {
        const isErasing = isBusy(error) && existsSync(erasureMark(this.#directory));
        if (!isErasing || performance.now() > deadline) throw sqliteStoreError(`write ${this.#place}`, error);
      }
    }
  }

  async purge(): Promise<void> {
    try {
      await (await this.#current()).connection().execute(async (connection) => {
        const run = (statement: string) => sql.raw(statement).execute(connection);
        // The text index only marks what was deleted, until it is merged.
        await retryWhileBusy(() => run("insert into hardcase_search (hardcase_search) values ('optimize')"), patience);
        await retryWhileBusy(() => run("vacuum"), patience);
        // Old pages lie in the log for as long as somebody reads by them.
        const deadline = performance.now() + patience;
        while (!(await isCheckpointed(connection))) {
          if (performance.now() > deadline) throw new Error("another process has read it for too long");
          await delay(50);
        }
      });
    } catch (error) {
      throw sqliteStoreError(`write ${this.#place}`, error);
    }
  }

  async close(): Promise<void> {
    await this.#groups.settled();
    await (await this.#opened).kysely.destroy();
  }

  /** Who deletes the folder of a running demo starts anew: what came after would be written to a file that is gone. */
  async #current(): Promise<Kysely<CaseTables>> {
    const { kysely, inode } = await this.#opened;
    if (inodeOf(this.#path) === inode) return kysely;
    return (await this.#reopen(kysely)).kysely;
  }

  /** Those who find the file gone at the same time share one new one. */
  async #reopen(gone: Kysely<CaseTables>): Promise<OpenFile> {
    const opened = await this.#opened;
    if (opened.kysely !== gone) return opened;
    this.#opened = this.#openFile();
    this.#opened.catch(() => (this.#opened = Promise.resolve(opened)));
    // Queries that have begun are over by then: they never wait for anything.
    setImmediate(() => void gone.destroy().catch(() => {}));
    return this.#opened;
  }

  async #openFile(): Promise<OpenFile> {
    try {
      await makeHiddenFolder(this.#directory);
      // SQLite's other files take the mode of this one.
      await (await open(this.#path, "a", 0o600)).close();
      const kysely = await retryWhileBusy(() => this.#connect(), patience);
      return { kysely, inode: inodeOf(this.#path) ?? 0 };
    } catch (error) {
      throw sqliteStoreError(`open ${this.#place}`, error);
    }
  }

  async #connect(): Promise<Kysely<CaseTables>> {
    const database = await openSqlite(this.#path);
    try {
      database.exec(`pragma busy_timeout = ${patience}; pragma journal_mode = wal; pragma cache_size = -8000; pragma secure_delete = on`);
      const kysely = sqliteKysely(database);
      await new GroupCommit(async () => kysely).write((transaction) => migrate(transaction, "sqlite", { place: this.#place }), true);
      return kysely;
    } catch (error) {
      database.close();
      throw error;
    }
  }
}

async function isCheckpointed(connection: Kysely<CaseTables>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection);
  return rows[0]?.busy === 0;
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}
