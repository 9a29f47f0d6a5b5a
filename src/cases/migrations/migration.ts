import type { Kysely } from "kysely";
import type { CaseDialect } from "../case-database.ts";

/** One step from a format to the next. It runs once in a database, inside a transaction, and is never edited after its release. */
export type Migration = (transaction: Kysely<unknown>, dialect: CaseDialect["name"]) => Promise<void>;
