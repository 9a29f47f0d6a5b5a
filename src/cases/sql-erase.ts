import { type Kysely, sql } from "kysely";
import type { MediaReference } from "../components/media-reference.ts";
import type { CaseDatabase } from "./case-database.ts";
import type { CaseRow, CaseTables } from "./case-tables.ts";
import { deleteCases } from "./delete-cases.ts";
import { eraseDeliveries } from "./erase-deliveries.ts";
import type { ErasableCase, ErasedFilter, EraseReceivers, FilesElsewhere, SoughtFile, StoreErasure } from "./erasing.ts";
import { mediaIn } from "./media-in.ts";
import { firstKeyAt } from "./order-key.ts";
import { fromStorableText, toStorableText } from "./storable-text.ts";

/** So many cases are read or deleted by one statement; a database takes a limited number of parameters. */
const chunkSize = 500;

const valueColumns = ["inputs", "outputs", "corrected", "expected"] as const;
const seenColumns = ["id", "endpoint", "user_name", "session", "flagged_at", "changes", "revision", ...valueColumns] as const;

type SeenRow = Pick<CaseRow, (typeof seenColumns)[number]>;

/** Erasing cases from a database of either dialect. */
export class SqlErase {
  readonly #database: CaseDatabase;

  constructor(database: CaseDatabase) {
    this.#database = database;
  }

  async erasable(filter: ErasedFilter, limit: number): Promise<ErasableCase[]> {
    return this.#database.read(async (database) => {
      const found: ErasableCase[] = [];
      for (const ids of filter.cases === undefined ? [undefined] : chunksOf(filter.cases.map(toStorableText))) {
        const rows = await matching(database, filter, ids)
          .limit(limit - found.length)
          .execute();
        const judged = await filesOfReviews(
          database,
          rows.map(({ id }) => id),
        );
        found.push(...rows.map((row) => toErasable(row, stateOf(row), judged.get(row.id))));
      }
      if (found.length >= limit) return found;
      const present = new Set(found.map(({ id }) => id));
      // One that is here again, as an import may bring it, goes first.
      return [...found, ...(await takenBack(database, filter, limit)).filter(({ id }) => !present.has(id))].slice(0, limit);
    });
  }

  async erase(seen: readonly ErasableCase[], receivers: EraseReceivers): Promise<StoreErasure> {
    let erased: StoreErasure = { cases: 0, deliveries: 0, owed: {} };
    for (const some of chunksOf(seen)) erased = sum(erased, await this.#eraseChunk(some, receivers));
    return erased;
  }

  /** Those of the files that other cases than these use as well, by path or by content. */
  async filesElsewhere(files: readonly SoughtFile[], except: readonly string[]): Promise<FilesElsewhere> {
    const paths = new Set(files.map(({ path }) => path));
    const contents = new Set(files.map(({ sha256 }) => sha256));
    const left = new Set(except.map(toStorableText));
    const found = { paths: new Set<string>(), contents: new Map<string, Set<string>>() };
    if (files.length === 0) return found;
    await this.#database.read(async (database) => {
      let after: string | null = null;
      do {
        const rows: FileRow[] = await rowsWithFiles(database, after);
        for (const row of rows) {
          if (left.has(row.id)) continue;
          for (const { path, sha256, orig_name } of filesOf(row)) {
            if (paths.has(path)) found.paths.add(path);
            if (contents.has(sha256)) found.contents.set(sha256, (found.contents.get(sha256) ?? new Set()).add(orig_name));
          }
        }
        after = rows.length < chunkSize ? null : (rows.at(-1)?.key ?? null);
      } while (after !== null);
    });
    return found;
  }

  /** A case that has changed since it was seen stays. */
  #eraseChunk(seen: readonly ErasableCase[], receivers: EraseReceivers): Promise<StoreErasure> {
    const states = new Map(seen.map(({ id, state }) => [toStorableText(id), state]));
    return this.#database.write(async (transaction) => {
      const rows = transaction
        .selectFrom("hardcase_cases")
        .select(["id", "endpoint", "changes", "revision"])
        .where("id", "in", [...states.keys()]);
      const present = await (this.#database.dialect.hasRowLocks ? rows.forUpdate() : rows).execute();
      const leaving = present.filter((row) => states.get(row.id) === stateOf(row));
      const ids = leaving.map(({ id }) => id);
      const gone = [...states.keys()].filter((id) => states.get(id) === null && !present.some((row) => row.id === id));
      if (ids.length > 0) {
        await deleteCases(transaction, leaving);
        for (const table of ["hardcase_cases", "hardcase_reviews"] as const)
          await transaction.updateTable(table).set({ duplicate_of: null }).where("duplicate_of", "in", ids).execute();
      }
      return { cases: ids.length, ...(await eraseDeliveries(transaction, { leaving, gone }, receivers)) };
    });
  }
}

function matching(database: Kysely<CaseTables>, filter: ErasedFilter, ids: readonly string[] | undefined) {
  const { session, user, endpoint, until } = filter;
  return database
    .selectFrom("hardcase_cases")
    .select(seenColumns)
    .$if(ids !== undefined, (cases) => cases.where("id", "in", ids ?? []))
    .$if(session !== undefined, (cases) => cases.where("session", "=", toStorableText(session ?? "")))
    .$if(user !== undefined, (cases) => cases.where("user_name", "=", toStorableText(user ?? "")))
    .$if(endpoint !== undefined, (cases) => cases.where("endpoint", "=", toStorableText(endpoint ?? "")))
    .$if(until !== undefined, (cases) => cases.where("order_key", "<", firstKeyAt(until ?? new Date())));
}

/** Cases that people took back, of which deliveries still hold the row. */
async function takenBack(database: Kysely<CaseTables>, filter: ErasedFilter, limit: number): Promise<ErasableCase[]> {
  const waiting = await database.selectFrom("hardcase_deliveries").select("removed").distinct().where("removed", "is not", null).execute();
  const rows = waiting.map(({ removed }) => JSON.parse(removed ?? "") as SeenRow);
  return rows
    .filter((row) => isMeant(row, filter))
    .slice(0, limit)
    .map((row) => toErasable(row, null));
}

function isMeant(row: SeenRow, { cases, session, user, endpoint, until }: ErasedFilter): boolean {
  const text = (stored: string | null) => (stored === null ? null : fromStorableText(stored));
  return (
    (cases === undefined || cases.includes(fromStorableText(row.id))) &&
    (session === undefined || text(row.session) === session) &&
    (user === undefined || text(row.user_name) === user) &&
    (endpoint === undefined || text(row.endpoint) === endpoint) &&
    (until === undefined || row.flagged_at < until.getTime())
  );
}

type FileRow = Pick<CaseRow, "id" | (typeof valueColumns)[number]> & { readonly key: string };

/** Most demos keep no files, and then no row is read in full. */
async function rowsWithFiles(database: Kysely<CaseTables>, after: string | null): Promise<FileRow[]> {
  return database
    .selectFrom("hardcase_cases")
    .select(["id", ...valueColumns, sql<string>`cast(order_key as text)`.as("key")])
    .where((column) => column.or(valueColumns.map((name) => column(name, "like", "%hardcase.MediaReference%"))))
    .$if(after !== null, (cases) => cases.where("order_key", ">", BigInt(after ?? 0)))
    .orderBy("order_key")
    .limit(chunkSize)
    .execute();
}

function filesOf(row: Pick<SeenRow, (typeof valueColumns)[number]>): MediaReference[] {
  return valueColumns.flatMap((name) => {
    const stored = row[name];
    return stored === null ? [] : mediaIn(JSON.parse(stored));
  });
}

/** Of what was expected once: a later review may expect something else. */
async function filesOfReviews(database: Kysely<CaseTables>, ids: readonly string[]): Promise<Map<string, MediaReference[]>> {
  const files = new Map<string, MediaReference[]>();
  for (const some of chunksOf(ids)) {
    const rows = await database
      .selectFrom("hardcase_reviews")
      .select(["case_id", "expected"])
      .where("case_id", "in", some)
      .where("expected", "like", "%hardcase.MediaReference%")
      .execute();
    for (const { case_id, expected } of rows)
      files.set(case_id, [...(files.get(case_id) ?? []), ...mediaIn(JSON.parse(expected ?? "null"))]);
  }
  return files;
}

function toErasable(row: SeenRow, state: string | null, more: readonly MediaReference[] = []): ErasableCase {
  return { id: fromStorableText(row.id), endpoint: fromStorableText(row.endpoint), files: [...filesOf(row), ...more], state };
}

function stateOf({ changes, revision }: Pick<CaseRow, "changes" | "revision">): string {
  return `${changes} ${revision}`;
}

function sum(one: StoreErasure, other: StoreErasure): StoreErasure {
  const owed = { ...one.owed };
  for (const [callback, count] of Object.entries(other.owed)) owed[callback] = (owed[callback] ?? 0) + count;
  return { cases: one.cases + other.cases, deliveries: one.deliveries + other.deliveries, owed };
}

function* chunksOf<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += chunkSize) yield items.slice(start, start + chunkSize);
}
