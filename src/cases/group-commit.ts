import { type Kysely, sql } from "kysely";
import type { CaseTables } from "./case-tables.ts";

interface WaitingWrite {
  readonly isDurable: boolean;
  /** Does the work in a savepoint; answers what to do once the transaction is committed. */
  run(transaction: Kysely<CaseTables>): Promise<() => void>;
  fail(error: unknown): void;
}

/** More would keep other processes waiting for too long. */
const largestGroup = 500;

/**
 * Writes to SQLite, where each commit waits for the disk: those that wait at the same time share one transaction and one
 * commit. A write that fails is rolled back alone.
 */
export class GroupCommit {
  readonly #open: () => Promise<Kysely<CaseTables>>;
  #waiting: WaitingWrite[] = [];
  #running: Promise<void> | undefined;

  constructor(open: () => Promise<Kysely<CaseTables>>) {
    this.#open = open;
  }

  write<Answer>(work: (transaction: Kysely<CaseTables>) => Promise<Answer>, isDurable: boolean): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({
        isDurable,
        fail: reject,
        async run(transaction) {
          await sql`savepoint one_write`.execute(transaction);
          try {
            const answer = await work(transaction);
            await sql`release one_write`.execute(transaction);
            return () => resolve(answer);
          } catch (error) {
            await sql`rollback to one_write`.execute(transaction);
            await sql`release one_write`.execute(transaction);
            return () => reject(error);
          }
        },
      });
      this.#running ??= this.#commitAll();
    });
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #commitAll(): Promise<void> {
    // Lets the other writes that have arrived by now join the first group.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, largestGroup);
      try {
        const ends = await this.#commit(group);
        for (const end of ends) end();
      } catch (error) {
        for (const { fail } of group) fail(error);
      }
      await new Promise(setImmediate);
    }
    this.#running = undefined;
  }

  async #commit(group: readonly WaitingWrite[]): Promise<(() => void)[]> {
    const database = await this.#open();
    const isDurable = group.some((write) => write.isDurable);
    return database.connection().execute(async (connection) => {
      await sql.raw(`pragma synchronous = ${isDurable ? "full" : "normal"}`).execute(connection);
      // Immediate, since a transaction that only later wants to write may find that it has read what is out of date.
      await sql`begin immediate`.execute(connection);
      try {
        const ends: (() => void)[] = [];
        for (const write of group) ends.push(await write.run(connection));
        await sql`commit`.execute(connection);
        return ends;
      } catch (error) {
        // SQLite has rolled back by itself where the disk is full.
        await sql`rollback`.execute(connection).catch(() => {});
        throw error;
      }
    });
  }
}
