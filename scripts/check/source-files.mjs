import { readdirSync } from "node:fs";
import { join, sep } from "node:path";

/**
 * Every file under a folder, as sorted paths relative to the root, with `/`.
 *
 * @param {string} root
 * @param {string} folder
 */
export function filesUnder(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(root, ".").length + 1)
        .split(sep)
        .join("/"),
    )
    .sort();
}

/** @param {string} file */
export const isSource = (file) => /\.tsx?$/.test(file) && !isTest(file);

/** @param {string} file */
export const isTest = (file) => /\.(test|test-d)\.tsx?$/.test(file);
