import { setTimeout as delay } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { CaseDatabase } from "./case-database.ts";
import type { CaseTables } from "./case-tables.ts";
import { selectCases } from "./select-cases.ts";
import { firstOfRepeats, joinRepeats } from "./sql-repeats.ts";

/** Few enough that a flag which comes meanwhile hardly waits. */
const chunkSize = 50;
const pauseMs = 20;

/**
 * Gives cases that an older hardcase has stored, bit by bit, what newer ones are stored with: a place among their repeats, a worth, and what
 * makes them known to inputs that are nearly the same. Several processes may do so at once.
 */
export class SqlPreparation {
  readonly #database: CaseDatabase;
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(database: CaseDatabase) {
    this.#database = database;
  }

  /** Begins, and goes on by itself until no case is left. */
  start(): void {
    // What fails now is tried again when the store is opened next: until then, these cases count as the only ones of their inputs.
    this.#running = this.#prepareAll().catch(() => {});
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #prepareAll(): Promise<void> {
    while (!this.#isClosed && (await this.#isNeeded())) {
      await this.#database.write((transaction) => this.#prepareSome(transaction), { isDurable: false });
      await delay(pauseMs);
    }
  }

  #isNeeded(): Promise<boolean> {
    return this.#database.read(async (database) => (await unprepared(database).limit(1).executeTakeFirst()) !== undefined);
  }

  /** Oldest first; those that another process has at hand are left to it. */
  async #prepareSome(transaction: Kysely<CaseTables>): Promise<void> {
    const some = unprepared(transaction).orderBy("order_key").limit(chunkSize);
    const rows = await (this.#database.dialect.hasRowLocks ? some.forUpdate().skipLocked() : some).execute();
    for (const row of rows) {
      const derived = await firstOfRepeats(transaction, row);
      await transaction.updateTable("hardcase_cases").set(derived).where("id", "=", row.id).execute();
      await joinRepeats(transaction, row, null);
    }
  }
}

function unprepared(database: Kysely<CaseTables>) {
  return selectCases(database).where("repeat_key", "is", null);
}
