import { expect, test } from "vitest";
import { chooseSqlite, openSqlite, type SqliteLibrary } from "./sqlite-driver.ts";

test("opens a database that keeps rows", async () => {
  const database = await openSqlite(":memory:");
  database.exec("create table words (word text)");
  database.prepare("insert into words values (?)").run("héllo 🙂");
  expect(
    database
      .prepare("select word from words")
      .all()
      .map((row) => ({ ...row })),
  ).toEqual([{ word: "héllo 🙂" }]);
  database.close();
});

test("no SQLite that fits is a clear error that names each and why", async () => {
  class OldDatabase {
    exec() {}
    close() {}
    prepare() {
      return { get: () => ({ version: "3.50.9" }) } as never;
    }
  }
  const old: SqliteLibrary = { DatabaseSync: OldDatabase, StatementSync: { prototype: { columns() {} } } };
  const bare: SqliteLibrary = { DatabaseSync: OldDatabase, StatementSync: { prototype: {} } };
  const candidates = [
    { name: "one", load: async () => undefined },
    { name: "two", load: () => Promise.reject(new Error("not installed")) },
    { name: "three", load: async () => bare },
    { name: "four", load: async () => old },
  ];
  await expect(chooseSqlite(candidates)).rejects.toMatchObject({
    code: "HC_ENVIRONMENT",
    message: `No SQLite for Node ${process.version}: one is not here; two is not here; three lacks StatementSync.columns; four has SQLite 3.50.9, older than 3.51.3.`,
  });
});
