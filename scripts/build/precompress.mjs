import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const isText = /\.(js|css|svg|json|html|txt|wasm)$/;

/** Below this a compressed answer saves no packet. */
const smallestBytes = 1024;

/**
 * Writes `NAME.br` and `NAME.gz` beside every file that gains from them, so that the server never compresses at run time.
 *
 * @param {string} folder
 */
export async function precompress(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isText.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(files.map(precompressFile));
}

/** @param {string} file */
async function precompressFile(file) {
  const content = await readFile(file);
  if (content.length <= smallestBytes) return;
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  if (brotli.length < content.length) await writeFile(`${file}.br`, brotli);
  if (gzipped.length < content.length) await writeFile(`${file}.gz`, gzipped);
}
