// Checks what a browser downloads before the calculator can be used: the page's entry, its styles and two views.
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { reportProblems } from "./report.mjs";

const ceilingBytes = 40_000;
const entries = ["src/page/main.tsx", "src/components/number/number.view.tsx", "src/components/radio/radio.view.tsx"];

/** @typedef {{ file: string, css?: string[], imports?: string[] }} Chunk */

await reportProblems(async (root) => {
  const page = join(root, "dist/page");
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(await readFile(join(page, ".vite/manifest.json"), "utf8"));
  const missing = entries.filter((entry) => !manifest[entry]);
  if (missing.length > 0) return missing.map((entry) => `${entry} is not a chunk of its own in the page's manifest.`);

  const files = new Set(entries.flatMap((entry) => filesOf(manifest, entry)));
  const sizes = await Promise.all([...files].map(async (file) => ({ file, bytes: await wireSize(join(page, file)) })));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const table = sizes.map(({ file, bytes }) => `${String(bytes).padStart(8)} ${file}`).join("\n");
  if (total > ceilingBytes) return [`The calculator's page takes ${total} bytes, and may take ${ceilingBytes}:\n${table}`];
  console.log(`${total} of ${ceilingBytes} bytes in ${files.size} files\n${table}`);
  return [];
});

/**
 * A chunk with all that it needs to run.
 *
 * @param {Record<string, Chunk>} manifest
 * @param {string} name
 * @param {Set<string>} seen
 * @returns {string[]}
 */
function filesOf(manifest, name, seen = new Set()) {
  const chunk = manifest[name];
  if (!chunk || seen.has(name)) return [];
  seen.add(name);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((other) => filesOf(manifest, other, seen))];
}

/** @param {string} file */
async function wireSize(file) {
  const { size } = await stat(existsSync(`${file}.br`) ? `${file}.br` : file);
  return size;
}
