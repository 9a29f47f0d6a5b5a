import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { file, text } from "../src/components/index.ts";
import { readCsv } from "../src/datasets/read-csv.ts";
import { CSVLogger } from "../src/flagging/callbacks/csv-logger.ts";
import { FileCache } from "../src/runs/file-cache.ts";

/** Only root may mount a small disk, and not in every container; then these tests are shown as skipped. */
const canMount = process.platform === "linux" && tryToMount();

let folder: string;
let disk: string;
let flagged: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-disk-"));
  disk = join(folder, "disk");
  flagged = join(disk, "flagged");
  await mkdir(disk);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function mount(options: string, place: string): void {
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "hardcase-test", place], { stdio: "ignore" });
}

function unmount(place: string): void {
  execFileSync("umount", [place], { stdio: "ignore" });
}

function tryToMount(): boolean {
  try {
    mount("size=64k", "/mnt");
    unmount("/mnt");
    return true;
  } catch {
    return false;
  }
}

/** Takes all the space but for some bytes, and gives it back by a call of what it returns. */
async function fillDisk(leave = 0): Promise<() => Promise<void>> {
  const path = join(disk, "filling");
  await writeFile(path, "").catch(() => {});
  for (let size = 1 << 20; size > 0; size = Math.floor(size / 2)) {
    await writeFile(path, Buffer.alloc(size), { flag: "a" }).catch(() => {});
  }
  if (leave > 0) {
    const { size } = await stat(path);
    execFileSync("truncate", ["-s", String(size - leave), path]);
  }
  return () => unlink(path);
}

function logger(): CSVLogger {
  const callback = new CSVLogger();
  callback.setup([text({ label: "word" })], flagged);
  return callback;
}

const words = async () => (await readCsv(flagged)).map(({ word }) => word);

test("a folder below a file is a clear error", async () => {
  await writeFile(join(folder, "file"), "");
  flagged = join(folder, "file", "flagged");
  await expect(logger().flag(["x"])).rejects.toMatchObject({
    code: "HC_STORE",
    message: "Cannot make the folder flagged/.hardcase: not a directory.",
    hint: "A file stands where a folder must be: move it, or choose another flaggingDir.",
  });
});

describe.runIf(canMount)("on a small disk", () => {
  beforeEach(() => mount("size=128k", disk));
  // A file that is still open keeps a disk in use: one that were never closed would fail here.
  afterEach(() => vi.waitFor(() => unmount(disk), { timeout: 5000 }));

  test("that is read-only, the reason is told and the rows stay", async () => {
    const callback = logger();
    await callback.flag(["before"]);
    execFileSync("mount", ["-o", "remount,ro", disk]);
    await expect(callback.flag(["x"])).rejects.toMatchObject({
      code: "HC_STORE",
      message: "Cannot write flagged/logs.csv: read-only file system.",
      hint: "Make it writable, or choose another flaggingDir.",
    });
    expect(await words()).toEqual(["before"]);
    execFileSync("mount", ["-o", "remount,rw", disk]);
    await callback.flag(["after"]);
    expect(await words()).toEqual(["before", "after"]);
  });

  test("that was always read-only, the reason is told", async () => {
    execFileSync("mount", ["-o", "remount,ro", disk]);
    await expect(logger().flag(["x"])).rejects.toMatchObject({
      code: "HC_STORE",
      message: "Cannot make the folder flagged/.hardcase: read-only file system.",
    });
  });

  test("that is full before the first flag, the reason is told and nothing wrong is left", async () => {
    const free = await fillDisk();
    const callback = logger();
    await expect(callback.flag(["x"])).rejects.toMatchObject({
      code: "HC_STORE",
      message: "Cannot write flagged/logs.csv: no space left on device.",
      hint: "Free some space on that disk, then try again.",
    });
    expect(await readdir(flagged)).toEqual([".hardcase"]);
    await free();
    await callback.flag(["y"]);
    expect(await words()).toEqual(["y"]);
  });

  test("that fills up in the middle of a row, the row is taken back and the next one fits", async () => {
    const callback = logger();
    await callback.flag(["before"]);
    const good = await readFile(join(flagged, "logs.csv"), "utf8");
    const free = await fillDisk(8192);
    await expect(callback.flag(["x".repeat(50_000)])).rejects.toMatchObject({
      code: "HC_STORE",
      message: "Cannot write flagged/logs.csv: no space left on device.",
    });
    expect(await readFile(join(flagged, "logs.csv"), "utf8")).toBe(good);
    await callback.flag(["short"]);
    await free();
    await callback.flag(["x".repeat(50_000)]);
    expect((await words()).map((word) => word?.length)).toEqual([6, 5, 50_000]);
  });

  test("that fills up under many flags at once, those that fit are kept", async () => {
    const callback = logger();
    await callback.flag(["before"]);
    const free = await fillDisk(8192);
    const flags = await Promise.allSettled(["a", "b", "x".repeat(50_000), "c"].map((word) => callback.flag([word])));
    expect(flags.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    await free();
    expect(await words()).toEqual(["before", "a", "b", "c"]);
  });

  test("that is full, no file of a flag that failed is left", async () => {
    const files = new FileCache({ folder: join(folder, "cache") });
    const callback = new CSVLogger({ files });
    callback.setup([file({ label: "one" }), file({ label: "two" })], flagged);
    const small = await files.store({ name: "small.txt", content: Buffer.from("small") });
    const big = await files.store({ name: "big.txt", content: Buffer.alloc(60_000) });
    await callback.flag([small, small]);
    const free = await fillDisk(16_384);
    await expect(callback.flag([small, big])).rejects.toMatchObject({
      code: "HC_STORE",
      message: "Cannot save a file in flagged/two: no space left on device.",
    });
    expect([
      await readdir(join(flagged, "one")),
      await readdir(join(flagged, "two")),
      await readdir(join(flagged, ".hardcase/tmp")),
    ]).toEqual([["0.txt"], ["0.txt"], []]);
    await free();
    await callback.flag([small, big]);
    expect((await readCsv(flagged)).map(({ one, two }) => [one, two])).toEqual([
      ["one/0.txt", "two/0.txt"],
      ["one/1.txt", "two/1.txt"],
    ]);
  });
});
