import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { storeError } from "../cases/store-error.ts";
import { HardcaseError } from "../components/hardcase-error.ts";

interface PlaceOptions {
  /** What is written, and not a folder. */
  readonly isFile: boolean;
  /** Whether what stands at the path may go. */
  readonly isReplacing: boolean;
  /** How the folder that stands at the path takes what was written, instead of giving way to it. */
  readonly update?: ((written: string) => Promise<void>) | undefined;
}

/**
 * Lets `write` fill a temporary name beside a path, and moves it there when all is written: a reader finds the whole of it or
 * nothing new. Throws `HC_DATASET` where something else stands.
 */
export async function placeExport(
  to: string,
  { isFile, isReplacing, update }: PlaceOptions,
  write: (path: string) => Promise<void>,
): Promise<void> {
  const target = resolve(to);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`);
  const [written, old] = [`${temporary}.new`, `${temporary}.old`];
  try {
    const present = await kindOf(target);
    const isFree = present === "nothing" || (present === "empty folder" && !isFile);
    if (!isFree && !isReplacing && !update) throw standsThere(to);
    await mkdir(dirname(target), { recursive: true });
    await write(written);
    if (update) {
      await update(written);
      return await rm(written, { recursive: true, force: true });
    }
    if (present !== "nothing") await rename(target, old);
    await rename(written, target);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(written, { recursive: true, force: true }).catch(() => {});
    if (error instanceof Error && "syscall" in error) throw storeError(`write ${to}`, error);
    throw error;
  }
}

async function kindOf(path: string): Promise<"nothing" | "file" | "folder" | "empty folder"> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (stats === undefined) return "nothing";
  if (!stats.isDirectory()) return "file";
  return (await readdir(path)).length === 0 ? "empty folder" : "folder";
}

function standsThere(to: string): HardcaseError {
  return new HardcaseError("HC_DATASET", `${to} is there already.`, {
    hint: "Choose another path, or say that it may be replaced: --replace.",
  });
}
