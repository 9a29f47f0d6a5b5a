import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool } from "pg";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { CaseDatabase } from "./case-database.ts";
import type { CaseTables } from "./case-tables.ts";
import { migrate } from "./migrate.ts";
import { postgresDialect } from "./postgres-dialect.ts";
import { showPostgresUrl } from "./show-postgres-url.ts";
import { storeError } from "./store-error.ts";

const oidOfBigint = 20;

/** Any number that no other program is likely to lock by. */
const migrationLock = 4_727_273_001;

/** Cases in a PostgreSQL database, which replicas of a demo share. Its tables begin with `hardcase_`. */
export class PostgresCaseDatabase implements CaseDatabase {
  readonly dialect = postgresDialect;
  readonly #kysely: Kysely<CaseTables>;
  readonly #place: string;

  private constructor(pool: Pool, place: string) {
    this.#kysely = new Kysely<CaseTables>({ dialect: new PostgresDialect({ pool }) });
    this.#place = place;
  }

  /**
   * Connects, and brings the tables to the newest format if need be.
   *
   * @throws `HardcaseError` with `HC_STORE` when the server cannot be used, with `HC_ENVIRONMENT` when the package `pg` is missing.
   */
  static async open(url: string): Promise<PostgresCaseDatabase> {
    const place = showPostgresUrl(url);
    const database = new PostgresCaseDatabase(await openPool(url), place);
    try {
      await database.write(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction);
        await migrate(transaction, "postgres", { place });
      });
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async read<Answer>(work: (database: Kysely<CaseTables>) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(this.#kysely);
    } catch (error) {
      throw storeError(`read ${this.#place}`, firstOf(error));
    }
  }

  async write<Answer>(work: (transaction: Kysely<CaseTables>) => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#kysely.transaction().execute(work);
    } catch (error) {
      throw storeError(`write ${this.#place}`, firstOf(error));
    }
  }

  /** The server overwrites what was deleted in its own time. */
  async purge(): Promise<void> {}

  close(): Promise<void> {
    return this.#kysely.destroy();
  }
}

async function openPool(url: string): Promise<Pool> {
  const { default: pg } = await import("pg").catch((cause: unknown) => {
    throw new HardcaseError("HC_ENVIRONMENT", "A store in PostgreSQL needs the package pg, which is not installed.", {
      hint: "Run npm install pg.",
      cause,
    });
  });
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "hardcase",
    // Also for a connection of the pool, which many flags at once may have to wait for.
    connectionTimeoutMillis: 30_000,
    types: {
      // Times and counts, all within what a number holds; pg would give them as text.
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === oidOfBigint ? Number : pg.types.getTypeParser(oid, format as "text"),
    },
  });
  // A connection that breaks while it is idle; the next query takes another.
  pool.on("error", () => {});
  return pool;
}

/** Where a name has several addresses, the error of each stands in one that says nothing itself. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? error.errors[0] : error;
}
