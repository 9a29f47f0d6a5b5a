import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoredValues } from "../src/cases/case.ts";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { asAdded, type CaseStorePlace } from "../src/testing/case-store-check.ts";
import { caseStoreContract } from "../src/testing/case-store-contract.ts";
import { sampleCase } from "../src/testing/sample-case.ts";
import { type PostgresServer, startPostgres } from "./fixtures/postgres-server.ts";

let postgres: PostgresServer;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres[Symbol.asyncDispose]());

async function newSqlitePlace(): Promise<CaseStorePlace> {
  const directory = await mkdtemp(join(tmpdir(), "hardcase-cases-"));
  return { open: () => openCaseStore(directory), [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) };
}

async function newPostgresPlace(): Promise<CaseStorePlace> {
  const url = await postgres.newDatabase();
  return { open: () => openCaseStore(url), async [Symbol.asyncDispose]() {} };
}

describe.each([
  ["SQLite", newSqlitePlace],
  ["PostgreSQL", newPostgresPlace],
])("a store in %s", (_name, newPlace) => {
  for (const { name, run } of caseStoreContract(newPlace)) test(name, run);

  test("gives back any JSON exactly", async () => {
    await using place = await newPlace();
    await using store = await place.open();
    const text = fc.string({
      unit: fc.oneof(fc.string({ unit: "grapheme", maxLength: 1 }), fc.constantFrom("\0", "\ud800", "\ue000", "0000")),
    });
    const values = fc.dictionary(text, fc.jsonValue({ stringUnit: "binary" }));
    await fc.assert(
      fc.asyncProperty(values, fc.option(values), text, async (inputs, outputs, note) => {
        // A negative zero is not JSON: it comes back as zero.
        const plain = (given: unknown) => JSON.parse(JSON.stringify(given)) as StoredValues;
        const flagged = sampleCase({ inputs: plain(inputs), outputs: plain(outputs), flag: { note } });
        await store.add(flagged, []);
        expect(asAdded(await store.get(flagged.id))).toStrictEqual(flagged);
      }),
      { numRuns: 200 },
    );
  });
});
