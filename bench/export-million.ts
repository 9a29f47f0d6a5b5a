/**
 * Measures exports of many cases: time and peak memory of each, beside Python that writes the same rows from the same store with
 * pyarrow, and with `--pictures` of 100 kB each.
 *
 *     node node_modules/jiti/lib/jiti-cli.mjs bench/export-million.ts [--cases 1000000] [--pictures 10000]
 *
 * Python is that of `npm test`, or the one named by PYTHON_READERS. Everything is in a temporary folder. Takes some minutes.
 */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { StoredValues } from "../src/cases/case.ts";
import { toCaseRow } from "../src/cases/case-row.ts";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { firstKeyAt } from "../src/cases/order-key.ts";
import { SqliteCaseDatabase } from "../src/cases/sqlite-case-database.ts";
import { sampleCase } from "../src/testing/sample-case.ts";

const { values } = parseArgs({
  options: { cases: { type: "string", default: "1000000" }, pictures: { type: "string", default: "10000" } },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const python = process.env.PYTHON_READERS ?? join(root, ".cache/python-readers/bin/python");
const folder = await mkdtemp(join(tmpdir(), "hardcase-exports-"));

/** Past `add`, which would wait for the disk each time, and without the index of words, which no export reads. */
async function fill(dir: string, total: number, inputsOf: (index: number) => Promise<StoredValues> | StoredValues): Promise<void> {
  const text = { place: "input", name: "text", feature: { type: "text" } } as const;
  const im = { place: "input", name: "im", feature: { type: "image" } } as const;
  const output = { place: "output", name: "Output", feature: { type: "text" } } as const;
  {
    await using store = await openCaseStore(dir);
    await store.describe({ endpoint: "calculator", values: [text, im, output], hasOption: true, hasUsername: true });
  }
  const database = await SqliteCaseDatabase.open(dir);
  const oldest = Date.now() - total * 1000;
  for (let first = 0; first < total; first += 500) {
    const rows: (ReturnType<typeof toCaseRow> & { order_key: bigint })[] = [];
    for (let index = first; index < Math.min(first + 500, total); index++) {
      const at = new Date(oldest + index * 1000);
      const inputs = await inputsOf(index);
      const flag = { at, option: index % 3 ? "other" : "wrong", note: index % 7 ? null : `note ${index}` };
      const outputs = { Output: `an answer to ${index}, which is rather long so that it looks like one` };
      rows.push({ ...toCaseRow(sampleCase({ inputs, outputs, user: `user-${index % 1000}`, flag })), order_key: firstKeyAt(at) });
    }
    await database.write((transaction) => transaction.insertInto("hardcase_cases").values(rows).execute(), { isDurable: false });
  }
  await database.close();
}

interface Measured {
  readonly seconds: number;
  /** Highest memory, in MB. */
  readonly memory: number;
}

/** Runs a program that prints its highest memory in kB at its end. */
function measure(program: string, given: readonly string[]): Promise<Measured> {
  const start = performance.now();
  return new Promise((done, reject) => {
    const child = spawn(program, given, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (chunk) => (printed += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code !== 0) reject(new Error(`${program} ended with ${code}`));
      else done({ seconds: (performance.now() - start) / 1000, memory: Number(printed.trim().split("\n").at(-1)) / 1000 });
    });
  });
}

async function compare(dir: string, formats: readonly string[], isWithPictures: boolean): Promise<void> {
  const rows: Record<string, Record<string, string>> = {};
  for (const format of formats) {
    const to = join(folder, `out.${format}`);
    const ours = await measure(process.execPath, [
      join(root, "node_modules/jiti/lib/jiti-cli.mjs"),
      join(root, "bench/export-once.ts"),
      dir,
      format,
      to,
    ]);
    const size = (await stat(to)).size / 1e6;
    const theirs = await measure(python, [
      join(root, "bench/export-pyarrow.py"),
      dir,
      format,
      join(folder, "theirs"),
      isWithPictures ? "pictures" : "",
    ]);
    rows[format] = {
      hardcase: `${ours.seconds.toFixed(1)} s, ${ours.memory.toFixed(0)} MB`,
      pyarrow: `${theirs.seconds.toFixed(1)} s, ${theirs.memory.toFixed(0)} MB`,
      ratio: (ours.seconds / theirs.seconds).toFixed(2),
      file: `${size.toFixed(0)} MB`,
    };
    await rm(to, { recursive: true });
    await rm(join(folder, "theirs"), { recursive: true });
  }
  console.table(rows);
}

try {
  const total = Number(values.cases);
  if (total > 0) {
    console.log(`Filling with ${total.toLocaleString("en")} cases …`);
    await fill(join(folder, "texts"), total, (index) => ({ text: `word ${index} of a text with a "quote", and more of it`, im: null }));
    await compare(join(folder, "texts"), ["csv", "jsonl", "parquet"], false);
  }
  const pictures = Number(values.pictures);
  if (pictures > 0) {
    console.log(`Filling with ${pictures.toLocaleString("en")} pictures of 100 kB …`);
    const dir = join(folder, "pictures");
    await mkdir(join(dir, "im"), { recursive: true });
    await fill(dir, pictures, async (index) => {
      const bytes = randomBytes(100_000);
      await writeFile(join(dir, "im", `${index}.png`), bytes);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const meta = { _type: "hardcase.MediaReference" } as const;
      return { text: "x", im: { path: `im/${index}.png`, orig_name: "me.png", size: bytes.length, mime_type: "image/png", sha256, meta } };
    });
    await compare(dir, ["parquet"], true);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
