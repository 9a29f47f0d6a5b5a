import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../components/define-component.ts";
import { isFileData } from "../components/file-data.ts";
import { makeFileCacheFolder } from "./file-cache-folder.ts";

/** The folder, inside the cache, that tells which contents came of running a case again. */
const notesFolder = ".cases";

/** Notes the files that a case has led to when it was run again, so that they go with it. */
export async function noteFilesOfCase(folder: string, id: string, values: Json | { readonly [name: string]: Json }): Promise<void> {
  const contents = contentsIn(values);
  if (contents.length === 0) return;
  await makeFileCacheFolder(folder);
  await mkdir(join(folder, notesFolder), { recursive: true, mode: 0o700 });
  await appendFile(noteOf(folder, id), contents.map((sha256) => `${sha256}\n`).join(""), { mode: 0o600 });
}

/** The contents that were noted for cases, by SHA-256. */
export async function filesOfCases(folder: string, ids: readonly string[]): Promise<string[]> {
  if ((await notesIn(folder)).length === 0) return [];
  const contents = new Set<string>();
  for (const id of ids) for (const sha256 of await readNote(noteOf(folder, id))) contents.add(sha256);
  return [...contents];
}

/** Removes what was noted for cases; the contents themselves stay. */
export async function forgetNotes(folder: string, ids: readonly string[]): Promise<void> {
  if ((await notesIn(folder)).length === 0) return;
  for (const id of ids) await rm(noteOf(folder, id), { force: true });
}

/** Removes notes whose contents have all been removed. */
export async function sweepNotes(folder: string): Promise<void> {
  for (const name of await notesIn(folder)) {
    const note = join(folder, notesFolder, name);
    const present = await Promise.all((await readNote(note)).map((sha256) => stat(join(folder, sha256)).catch(() => undefined)));
    if (present.every((one) => one === undefined)) await rm(note, { force: true });
  }
}

function contentsIn(value: Json | { readonly [name: string]: Json }): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (isFileData(value)) return [value.path.split("/")[0] ?? ""].filter(isContent);
  return Object.values(value).flatMap((member) => contentsIn(member ?? null));
}

/** By a hash, as ids that came with an import may be no names of files. */
function noteOf(folder: string, id: string): string {
  return join(folder, notesFolder, createHash("sha256").update(id).digest("hex"));
}

async function readNote(place: string): Promise<string[]> {
  const text = await readFile(place, "utf8").catch(() => "");
  return text.split("\n").filter(isContent);
}

const notesIn = (folder: string): Promise<string[]> => readdir(join(folder, notesFolder)).catch(() => []);

const isContent = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
