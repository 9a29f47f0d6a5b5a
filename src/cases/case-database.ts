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
  /** Leaves no byte in its files, where they are at hand, of what was deleted. */
  purge(): Promise<void>;
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
  /** Where the first matching cases in an order are, after one of them. */
  findPlaces(database: Kysely<CaseTables>, filter: CaseFilter, page: KeyPage): Promise<CasePlace[]>;
  count(database: Kysely<CaseTables>, filter: CaseFilter): Promise<number>;
  /** All matching cases, in any order, to be counted by their columns. */
  match(database: Kysely<CaseTables>, filter: CaseFilter): Promise<MatchingCases>;
  /** An expression for a moment after all changes whose transactions are over, and before all others. */
  readonly latestMoment: RawBuilder<number>;
}

/** A part of a query, to stand behind `from` and `where`. */
export interface MatchingCases {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
}

/** Where a case stands in the orders. */
export interface CasePlace {
  readonly key: bigint;
  /** In the order by worth alone. */
  readonly worth: number;
}

export interface KeyPage {
  readonly order: CaseOrder;
  readonly after: CasePlace | undefined;
  readonly limit: number;
  /** So many are left out at the beginning. Default 0. */
  readonly offset?: number;
}
