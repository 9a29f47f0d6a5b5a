import type { Kysely, RawBuilder } from "kysely";
import type { FilterColumn } from "./case-conditions.ts";
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
  /** All matching cases, in any order, to be counted. */
  match(database: Kysely<CaseTables>, filter: CaseFilter, counting?: Counting): Promise<CountableCases>;
  /** An expression for a moment after all changes whose transactions are over, and before all others. */
  readonly latestMoment: RawBuilder<number>;
}

/** A part of a query, to stand behind `from` and `where`. */
export interface MatchingCases {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
}

export type CountedColumn = FilterColumn | "order_key";

export interface Counting {
  /** What cases are counted by; none for how many there are. */
  readonly columns?: readonly CountedColumn[];
  /** Of more than so many it is enough to count some. */
  readonly most?: number | undefined;
}

export interface CountableCases extends MatchingCases {
  /** How many cases a row stands for. */
  readonly cases: RawBuilder<unknown>;
  columnValue(column: FilterColumn): RawBuilder<unknown>;
  /** Of all of them, when even a million are soon counted; "some" when more than `most` were cut down to it already. */
  readonly extent: "all" | "some" | "unknown";
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
