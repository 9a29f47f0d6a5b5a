import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import type { CaseStore } from "../cases/case-store.ts";
import { withDirectoryLock } from "../cases/directory-lock.ts";
import type { DescribedCallback } from "../cases/endpoint-description.ts";
import type { ErasedFilter, EraseReceivers } from "../cases/erasing.ts";
import { erasureMark } from "../cases/erasure-mark.ts";
import { makeHiddenFolder } from "../cases/hidden-folder.ts";
import { MediaStore } from "../cases/media-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { MediaReference } from "../components/media-reference.ts";
import { purgeRows, removeRows } from "../datasets/remove-rows.ts";
import { fileCacheFolder } from "../runs/file-cache-folder.ts";
import { filesOfCases, forgetNotes } from "../runs/files-of-cases.ts";
import { forgetContents, forgetNames } from "../runs/sweep-file-cache.ts";
import { findUnpushed } from "./find-unpushed.ts";
import { mediaReceiver } from "./flagger.ts";
import { uploadFolders } from "./upload-folders.ts";

/** Where the cases are that are to be erased. */
export interface ErasePlace {
  /** The flagging directory, which has the CSV and the files. */
  readonly directory: string;
  readonly store: CaseStore;
  /** Where uploads lie, beside those that the directory's demos have noted. Default: the folder of this process. */
  readonly uploads?: string;
}

/** What was erased, by count. */
export interface Erasure {
  readonly cases: number;
  /** Of CSV files. */
  readonly rows: number;
  /** Pictures, sounds and other files of the flagging directory. */
  readonly files: number;
  /** Contents in the cache of uploads, with what the cases' functions have made when they were run again. */
  readonly uploads: number;
  /** Of cases to callbacks, done with before they were made. */
  readonly deliveries: number;
  /** Removals of copies that wait for a callback, by its name: the demo makes them while it runs, or at its next start. */
  readonly waiting: { readonly [callback: string]: number };
  /** Saved views of the review that were of the user or the session alone. */
  readonly views: number;
  /** CSV rows that stand no more as they were written: somebody has removed or edited them. */
  readonly missingRows: number;
  /** Callbacks that have had cases and cannot take them back. */
  readonly outOfReach: readonly string[];
  /** Whether an earlier erasure had been broken off, which this one has completed. */
  readonly isCompletion: boolean;
}

/** So many cases go together. More need more memory; fewer, and the CSV is written anew more often. */
const batchSize = 50_000;
/** A copy that was not touched for so long is nobody's any more, in milliseconds. */
const temporaryMs = 10 * 60_000;
/** How long another erasure may take, in milliseconds. */
const longest = 60 * 60_000;
/** How long who starts waits for one that is under way: whoever is at it completes it. */
const shortest = 1_000;

/**
 * Removes cases everywhere: from the store and its text index, from the CSV, their files, the uploads that they were made of, and
 * what waits for callbacks; afterwards no byte of them is left in the flagging directory. A demo may be at work on it. Where this
 * is broken off, the same call completes it: the store, which says what is meant, goes last.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` for a filter without a condition, with `HC_STORE` when the store or the disk fails.
 */
export async function eraseCases(
  { directory, store, uploads = fileCacheFolder() }: ErasePlace,
  filter: ErasedFilter,
  patience = longest,
): Promise<Erasure> {
  if (Object.values(filter).every((condition) => condition === undefined)) {
    throw new HardcaseError("HC_VALUE_INVALID", "What is to be erased must be named by case, session, user, endpoint or time.");
  }
  return withDirectoryLock(
    directory,
    async () => {
      const isCompletion = await markBegun(directory);
      const folders = [...new Set([uploads, ...(await uploadFolders(directory))])];
      const erased = await eraseAll({ directory, store, folders }, filter);
      if (isCompletion) await purgeRows(directory);
      await store.purge();
      await rm(erasureMark(directory), { force: true });
      return { ...erased, isCompletion };
    },
    { name: "erase", patience },
  );
}

/** Completes an erasure that its process did not live to end. What keeps it from that is met again by the next start or erasure. */
export async function completeErasure(place: ErasePlace): Promise<void> {
  if (existsSync(erasureMark(place.directory))) await eraseCases(place, { cases: [] }, shortest).catch(() => {});
}

/** Whether there is anything to do, which is much quicker than doing it. */
export async function isErasureDue({ directory, store }: ErasePlace, filter: ErasedFilter): Promise<boolean> {
  return existsSync(erasureMark(directory)) || (await store.erasable(filter, 1)).length > 0;
}

interface EraseWork extends Pick<ErasePlace, "directory" | "store"> {
  /** All folders of uploads. */
  readonly folders: readonly string[];
}

async function eraseAll(place: EraseWork, filter: ErasedFilter): Promise<Omit<Erasure, "isCompletion">> {
  const { directory, store } = place;
  const callbacks = (await store.descriptions()).map(({ endpoint, callbacks: described = [] }) => ({ endpoint, described }));
  const receivers = receiversOf(callbacks);
  const done = { cases: 0, rows: 0, files: 0, uploads: 0, deliveries: 0, views: 0, missingRows: 0 };
  const waiting: Record<string, number> = {};

  const unpushed = await findUnpushed(directory, filter);
  Object.assign(done, await eraseFiles(place, unpushed.files, []));
  done.deliveries += await unpushed.remove();
  // Also of who has no cases any more.
  done.views += await forgetViews(store, filter, []);

  for (;;) {
    const seen = await store.erasable(filter, batchSize);
    if (seen.length === 0) break;
    const ids = seen.map(({ id }) => id);
    const { rows, missing } = await removeRows(directory, ids);
    const { files, uploads } = await eraseFiles(
      place,
      seen.flatMap((one) => one.files),
      ids,
    );
    done.views += await forgetViews(store, filter, ids);
    const { cases, deliveries, owed } = await store.erase(seen, receivers);
    done.cases += cases;
    done.rows += rows;
    done.files += files;
    done.uploads += uploads;
    done.deliveries += deliveries;
    done.missingRows += missing;
    for (const [callback, count] of Object.entries(owed)) waiting[callback] = (waiting[callback] ?? 0) + count;
  }
  const outOfReach = callbacks.flatMap(({ described }) => described.filter(({ copies }) => copies === "out of reach"));
  return { ...done, waiting, outOfReach: [...new Set(outOfReach.map(({ name }) => name))] };
}

/** Files that another case uses, too, stay for it. */
async function eraseFiles(
  { directory, store, folders }: EraseWork,
  files: readonly MediaReference[],
  ids: readonly string[],
): Promise<Pick<Erasure, "files" | "uploads">> {
  const made = (await Promise.all(folders.map((folder) => filesOfCases(folder, ids)))).flat();
  if (files.length + made.length === 0) return { files: 0, uploads: 0 };
  const elsewhere = await store.filesElsewhere([...files, ...made.map((sha256) => ({ path: "", sha256 }))], ids);
  const media = new MediaStore(directory);
  const contents = new Set([...files.map(({ sha256 }) => sha256), ...made].filter((sha256) => !elsewhere.contents.has(sha256)));
  const removed = await media.removeAll(files.filter(({ path }) => !elsewhere.paths.has(path)));
  await media.sweepTemporary(contents, temporaryMs);
  let uploads = 0;
  for (const folder of folders) {
    uploads += await forgetContents(folder, contents);
    // What others have uploaded as well stays for them, but not under the name that it had here.
    for (const { sha256, orig_name } of files) {
      const names = elsewhere.contents.get(sha256);
      if (names && !names.has(orig_name)) await forgetNames(folder, sha256, [orig_name]);
    }
    await forgetNotes(folder, ids);
  }
  return { files: removed, uploads };
}

/** A saved view names whom it was made to look at, and the case that its reviewer was at. */
async function forgetViews(store: CaseStore, { user, session }: ErasedFilter, ids: readonly string[]): Promise<number> {
  const gone = new Set(ids);
  let removed = 0;
  for (const { name, query } of await store.views()) {
    const conditions = new URLSearchParams(query);
    const isOf = (condition: string, erased: string | undefined) => erased !== undefined && conditions.get(condition) === erased;
    if (isOf("user", user) || isOf("session", session)) {
      await store.removeView(name);
      removed++;
    } else if (gone.has(conditions.get("case") ?? "")) {
      conditions.delete("case");
      await store.saveView({ name, query: conditions.toString() });
    }
  }
  return removed;
}

function receiversOf(
  endpoints: readonly { readonly endpoint: string; readonly described: readonly DescribedCallback[] }[],
): EraseReceivers {
  const namesOf = (described: readonly DescribedCallback[], wanted: DescribedCallback["copies"]) =>
    described.filter(({ copies }) => copies === wanted).map(({ name }) => name);
  return {
    told: new Map(endpoints.map(({ endpoint, described }) => [endpoint, namesOf(described, "removed when told")])),
    local: [...endpoints.flatMap(({ described }) => namesOf(described, "in the folder")), mediaReceiver],
  };
}

/** Stands there until nothing is left to do; true where it stood there already. */
async function markBegun(directory: string): Promise<boolean> {
  await makeHiddenFolder(directory);
  if (existsSync(erasureMark(directory))) return true;
  await writeFile(erasureMark(directory), "", { mode: 0o600 });
  return false;
}
