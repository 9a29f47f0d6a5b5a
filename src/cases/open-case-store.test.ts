import { once } from "node:events";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleCase } from "../testing/sample-case.ts";
import { openCaseStore } from "./open-case-store.ts";
import { openSqlite } from "./sqlite-driver.ts";

let folder: string;
const database = () => join(folder, "flagged", ".hardcase", "cases.db");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-open-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a flagging directory", () => {
  test("is made, and its cases are for this user alone", async () => {
    await using store = await openCaseStore({ dir: join(folder, "flagged") });
    await store.add(sampleCase(), []);
    const modes = await Promise.all(
      ["", "cases.db", "cases.db-wal"].map(async (name) => (await stat(join(folder, "flagged", ".hardcase", name))).mode & 0o777),
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
  });

  test("is not made when it cannot be", async () => {
    await writeFile(join(folder, "flagged"), "a file");
    await expect(openCaseStore(join(folder, "flagged"))).rejects.toMatchObject({
      code: "HC_STORE",
      message: expect.stringContaining("flagged/.hardcase"),
    });
  });

  test("with a database of a newer hardcase is refused with both formats, and left alone", async () => {
    await (await openCaseStore(join(folder, "flagged")))[Symbol.asyncDispose]();
    const newer = await openSqlite(database());
    newer.exec("update hardcase_format set version = 999");
    newer.close();
    await expect(openCaseStore(join(folder, "flagged"))).rejects.toMatchObject({
      code: "HC_STORE",
      message: expect.stringMatching(/^flagged\/\.hardcase\/cases\.db has format 999, but this hardcase reads formats up to \d+\.$/),
    });
  });

  test("with something else in the place of the database is refused, and the thing left alone", async () => {
    await mkdir(join(folder, "flagged", ".hardcase"), { recursive: true });
    await writeFile(database(), "not a database".repeat(1000));
    await expect(openCaseStore(join(folder, "flagged"))).rejects.toMatchObject({
      code: "HC_STORE",
      message: "Cannot open flagged/.hardcase/cases.db: file is not a database.",
      hint: "Move that file away: something else was saved under its name.",
    });
    expect((await stat(database())).size).toBe(14_000);
  });

  test("that is deleted while its store is open begins anew, with nothing lost that comes after", async () => {
    const dir = join(folder, "flagged");
    await using store = await openCaseStore(dir);
    await store.add(sampleCase(), []);
    expect(await store.count({})).toBe(1);
    await rm(dir, { recursive: true });
    const after = Array.from({ length: 20 }, () => sampleCase());
    await Promise.all(after.map((one) => store.add(one, [])));
    expect(await store.count({})).toBe(20);
    await using other = await openCaseStore(dir);
    expect(await other.count({})).toBe(20);
  });
});

test("a folder may be called like a URL when it is given as a directory", async () => {
  await using store = await openCaseStore({ dir: join(folder, "postgres://x") });
  expect(await store.count({})).toBe(0);
});

test("any other URL is refused", async () => {
  await expect(openCaseStore("mysql://root:secret@host/cases")).rejects.toMatchObject({
    code: "HC_STORE",
    message: "The store must be a folder or a postgres:// URL, got a URL that begins with mysql://.",
  });
});

describe("a PostgreSQL that cannot be used is told without its password", () => {
  test("when nobody answers", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, "close");
    const error = await openCaseStore(`postgres://ada:s3cret@127.0.0.1:${port}/cases?sslpassword=s3cret`).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: "HC_STORE", message: expect.stringContaining(`postgres://ada@127.0.0.1:${port}/cases: `) });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("s3cret");
  });

  test("when the URL is none", async () => {
    const error = await openCaseStore("postgres://ada:s3cret@ho st:99999999/cases").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "HC_STORE", message: "The store begins with postgres:// but is not a URL." });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("s3cret");
  });
});
