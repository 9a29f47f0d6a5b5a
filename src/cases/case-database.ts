import type { Kysely, RawBuilder } from "kysely";
import type { CaseFilter, CaseOrder } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";

/** A database of cases, opened: all that `SqlCaseStore` knows of it. */
export interface CaseDatabase {
  readonly dialect: CaseDialect;
  /** @throws `HardcaseError` with `HC_STORE` when the database fails, as does `write`. */
  read<Answer>(work: (database: Kysely<CaseTables>) => Promise<Answer>): Promise<Answer>;
  /** Runs `work` in a transaction that sees all earlier ones; resolves once it is committed. */
  write<Answer>(work: (transaction: Kysely<CaseTables>) => Promise<Answer>, options?: WriteOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface WriteOptions {
  /** False for what may be lost in a power cut, though not in a crash of the program, since it can be done again. Default true. */
  readonly isDurable?: boolean;
}

/** Where the two databases differ. */
export interface CaseDialect {
  readonly name: "sqlite" | "postgres";
  /** Whether several transactions write at once, so that a row which is read to be changed must be locked. */
  readonly hasRowLocks: boolean;
  /** What is stored for these words in `hardcase_search`. */
  toIndexedWords(words: readonly string[]): RawBuilder<string>;
  /** Keys, as text, of the first matching cases in an order, after one of them. */
  findKeys(database: Kysely<CaseTables>, filter: CaseFilter, page: KeyPage): Promise<string[]>;
  count(database: Kysely<CaseTables>, filter: CaseFilter): Promise<number>;
}

export interface KeyPage {
  readonly order: CaseOrder;
  readonly after: bigint | undefined;
  readonly limit: number;
}
