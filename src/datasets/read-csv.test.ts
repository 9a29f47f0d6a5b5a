import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { textCell } from "./csv-cell.ts";
import { csvLine } from "./csv-writer.ts";
import { readCsv, streamCsv } from "./read-csv.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-read-csv-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function written(content: string | Buffer, name = "logs.csv"): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe("what was written comes back exactly", () => {
  const wild = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(",", '"', "\n", "\r", "\r\n", "\0", "'", "=", " ", "🙂", "\uFEFF", "é") }),
  );

  test("any well-formed text, in rows and in the header", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(wild, { minLength: 2, maxLength: 2 }),
        fc.array(fc.tuple(wild, wild), { maxLength: 5 }),
        async (header, rows) => {
          const path = await written([header, ...rows].map((row) => csvLine(row.map(textCell))).join(""));
          expect((await readCsv(path)).map((record) => header.map((name) => record[name]))).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a text of one megabyte", async () => {
    const text = 'say "hi",\n'.repeat(100_000);
    const [row] = await readCsv(await written(csvLine(["a", "b"]) + csvLine([text, "end"])));
    expect(row?.["a"] === text).toBe(true);
    expect(row?.["b"]).toBe("end");
  });

  test("cells are quoted only where they must be", () => {
    expect(csvLine(["5", "a b", "it's", 'a"b', "a,b", "a\nb", "a\rb", ""])).toBe('5,a b,it\'s,"a""b","a,b","a\nb","a\rb",\n');
  });
});

describe("a directory", () => {
  test("gives the rows of all its data files in order, and leaves other files alone", async () => {
    for (const name of ["logs.10.csv", "logs.2.csv", "logs.csv", "dataset1.csv", "log.csv", "logs_old.csv"])
      await written(`file\n${name}\n`, name);
    for (const name of ["notes.csv", "logs.txt", "login.csv"]) await written("other,columns\n1,2\n", name);
    const files = (await readCsv(folder)).map(({ file }) => file);
    expect(files).toEqual(["log.csv", "logs.csv", "logs_old.csv", "logs.2.csv", "logs.10.csv", "dataset1.csv"]);
  });

  test("without data files is refused", async () => {
    await expect(readCsv(folder)).rejects.toMatchObject({
      code: "HC_DATASET",
      message: `${folder} holds no logs*.csv, log.csv or dataset*.csv.`,
    });
  });

  test("that is not there is refused", async () => {
    await expect(readCsv(join(folder, "none"))).rejects.toMatchObject({
      code: "HC_DATASET",
      message: expect.stringContaining("no such file"),
    });
  });
});

describe("files of other programs", () => {
  test("a byte order mark, CRLF and blank lines at the end are read over", async () => {
    expect(await readCsv(await written('\uFEFFa,b\r\n1,"x\r\ny"\r\n\r\n'))).toEqual([{ a: "1", b: "x\r\ny" }]);
  });

  test("a column name that stands twice loses nothing", async () => {
    expect(await readCsv(await written("x,x,timestamp\n1,2,3\n"))).toEqual([{ x: "1", "x 2": "2", timestamp: "3" }]);
  });

  test("a column called __proto__ is a column", async () => {
    const [row] = await readCsv(await written("__proto__,constructor\n1,2\n"));
    expect(Object.entries(row ?? {})).toEqual([
      ["__proto__", "1"],
      ["constructor", "2"],
    ]);
  });

  test("a file with nothing in it has no rows", async () => {
    expect(await readCsv(await written(""))).toEqual([]);
  });

  test("a row that does not fit the header is refused with its line", async () => {
    const path = await written("a,b\n1,2\n1,2,3\n");
    await expect(readCsv(path)).rejects.toMatchObject({
      code: "HC_DATASET",
      message: `${path}, line 3: the row has 3 cells, but the header has 2.`,
    });
  });

  test("a quote that never closes is refused", async () => {
    await expect(readCsv(await written('a,b\n1,"2\n'))).rejects.toMatchObject({
      code: "HC_DATASET",
      message: expect.stringMatching(/quot/i),
    });
  });
});

test("rows stream: the first is given before the last is read", async () => {
  const path = await written(`a,b\n${"1,2\n".repeat(200_000)}broken\n`);
  for await (const row of streamCsv(path)) {
    expect(row).toEqual({ a: "1", b: "2" });
    break;
  }
});
