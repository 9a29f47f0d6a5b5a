// Checks that no file of `src` imports itself by way of others. Type-only imports leave nothing at run time and do not count.
import { readImports } from "./read-imports.mjs";
import { reportProblems } from "./report.mjs";
import { filesUnder, isSource } from "./source-files.mjs";

await reportProblems((root) => {
  const imports = new Map(
    filesUnder(root, "src")
      .filter(isSource)
      .map((file) => [file, importsOf(root, file)]),
  );
  return findRings(imports).map((ring) => `${ring.join(" -> ")} is a ring of imports: move what both ends need into a file of its own.`);
});

/**
 * @param {string} root
 * @param {string} file
 */
function importsOf(root, file) {
  return readImports(root, file)
    .filter(({ kind, target }) => kind === "value" || (kind === "lazy" && !isLaunch(file, target)))
    .flatMap(({ target }) => target ?? []);
}

/**
 * The one ring that is meant: `launch()` of a demo reaches the composition root lazily.
 *
 * @param {string} file
 * @param {string | undefined} target
 */
function isLaunch(file, target) {
  return file.startsWith("src/demo/") && target === "src/launch.ts";
}

/**
 * One shortest ring for each knot: files that are in a ring already found are not reported again.
 *
 * @param {ReadonlyMap<string, readonly string[]>} imports
 * @returns {string[][]}
 */
function findRings(imports) {
  /** @type {string[][]} */
  const rings = [];
  const reported = new Set();
  for (const start of imports.keys()) {
    if (reported.has(start)) continue;
    const ring = shortestWayBack(imports, start);
    if (!ring) continue;
    for (const file of ring) reported.add(file);
    rings.push(ring);
  }
  return rings;
}

/**
 * Breadth first from a file to itself.
 *
 * @param {ReadonlyMap<string, readonly string[]>} imports
 * @param {string} start
 * @returns {string[] | undefined}
 */
function shortestWayBack(imports, start) {
  const seen = new Set();
  /** @type {string[][]} */
  let ways = [[start]];
  while (ways.length > 0) {
    /** @type {string[][]} */
    const longer = [];
    for (const way of ways) {
      for (const target of imports.get(/** @type {string} */ (way.at(-1))) ?? []) {
        if (target === start) return [...way, start];
        if (seen.has(target)) continue;
        seen.add(target);
        longer.push([...way, target]);
      }
    }
    ways = longer;
  }
  return undefined;
}
