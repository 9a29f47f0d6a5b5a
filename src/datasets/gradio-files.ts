import { realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** A file or a folder of files that a cell names. */
export interface FoundFile {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * Finds what cells name in a flagged folder, whether relative to it, to the app's working directory, or absolute, also when the
 * folder has moved since. Only what lies in the folder of the cell's own column is found: a text that somebody has typed must
 * never bring in a file of this machine.
 */
export class GradioFiles {
  readonly #root: Promise<string>;
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = resolve(directory);
    this.#root = realpath(this.#directory);
  }

  async find(cell: string, column: string): Promise<FoundFile | undefined> {
    if (!looksLikeFile(cell, column)) return undefined;
    for (const candidate of this.#candidates(cell)) {
      const found = await this.#lookAt(candidate, column);
      if (found) return found;
    }
    return undefined;
  }

  #candidates(cell: string): string[] {
    const path = cell.replaceAll("\\", "/");
    const segments = path.split("/").filter((segment) => segment !== "");
    const tails = segments.map((_, index) => join(this.#directory, ...segments.slice(index)));
    return [isAbsolute(path) ? path : join(dirname(this.#directory), path), ...tails];
  }

  async #lookAt(path: string, column: string): Promise<FoundFile | undefined> {
    const stats = await stat(path).catch(() => undefined);
    if (!stats || !(stats.isFile() || stats.isDirectory())) return undefined;
    const real = await realpath(path);
    const [folder, ...rest] = relative(await this.#root, real).split(sep);
    if (rest.length === 0 || folder === undefined || folder === ".." || squash(folder) !== squash(column)) return undefined;
    return { path: real, isFolder: stats.isDirectory() };
  }
}

/** Whether a cell could be the path of a file in its column's folder; it need not be there. */
export function looksLikeFile(cell: string, column: string): boolean {
  if (cell.length > 4096 || cell.includes("\n")) return false;
  const segments = cell.split(/[\\/]/);
  return segments.slice(0, -1).some((segment) => squash(segment) === squash(column)) && basename(cell) !== "";
}

/** Versions of Gradio differ in which characters of a label they leave out of its folder. */
function squash(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
