import { Kysely, type SqliteStatement as PreparedStatement, SqliteDialect } from "kysely";
import type { CaseTables } from "./case-tables.ts";
import type { SqliteDatabase } from "./sqlite-driver.ts";

/** Kysely on our SQLite; each statement is prepared once. */
export function sqliteKysely(database: SqliteDatabase): Kysely<CaseTables> {
  const prepared = new Map<string, PreparedStatement>();
  const prepare = (text: string): PreparedStatement => {
    const known = prepared.get(text);
    if (known) return known;
    // Statements with lists have one text for each length: too many to keep them all.
    if (prepared.size >= 200) prepared.clear();
    const statement = prepareStatement(database, text);
    prepared.set(text, statement);
    return statement;
  };
  return new Kysely<CaseTables>({ dialect: new SqliteDialect({ database: { prepare, close: () => database.close() } }) });
}

function prepareStatement(database: SqliteDatabase, text: string): PreparedStatement {
  const statement = database.prepare(text);
  return {
    reader: statement.columns().length > 0,
    run: (parameters) => statement.run(...parameters),
    // Their rows have no prototype, which a deep comparison would take for a difference.
    all: (parameters) => statement.all(...parameters).map((row) => ({ ...row })),
    *iterate(parameters) {
      for (const row of statement.iterate(...parameters)) yield { ...row };
    },
  };
}
