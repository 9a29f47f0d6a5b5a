import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { chown, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileCache } from "./file-cache.ts";
import { fileCacheFolder } from "./file-cache-folder.ts";
import { pendingFolder } from "./sweep-file-cache.ts";

const bytes = Buffer.from("a cat");
const sha256 = createHash("sha256").update(bytes).digest("hex");
let folder: string;
let cache: FileCache;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "file-cache-"));
  cache = new FileCache({ folder });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pending = () => readdir(join(folder, pendingFolder)).catch(() => []);

test("keeps bytes under their SHA-256 and a safe name, and describes them", async () => {
  const file = await cache.store({ name: "photos/my cat?.png", content: bytes });
  expect(file).toEqual({
    path: `${sha256}/my cat.png`,
    url: `api/file/${sha256}/my%20cat.png`,
    orig_name: "my cat?.png",
    size: 5,
    mime_type: "image/png",
    meta: { _type: "gradio.FileData" },
  });
  expect(await cache.pathOf(file)).toBe(join(folder, sha256, "my cat.png"));
  expect(await readFile(await cache.pathOf(file))).toEqual(bytes);
  expect(await pending()).toEqual([]);
});

test("keeps the same bytes under two names side by side", async () => {
  const [one, other] = [await cache.store({ name: "a.png", content: bytes }), await cache.store({ name: "b.txt", content: bytes })];
  expect(await readdir(join(folder, sha256))).toEqual(["a.png", "b.txt"]);
  expect([one.mime_type, other.mime_type]).toEqual(["image/png", "text/plain"]);
});

test("takes the same content from many at once", async () => {
  const files = await Promise.all(
    Array.from({ length: 40 }, (_, index) => cache.store({ name: `${index % 2}.bin`, content: Buffer.alloc(300_000, 1) })),
  );
  for (const file of files) expect((await readFile(await cache.pathOf(file))).equals(Buffer.alloc(300_000, 1))).toBe(true);
  expect(await pending()).toEqual([]);
});

test("copies a file by its path, and leaves the original", async () => {
  const original = join(folder, "original.txt");
  await writeFile(original, "text");
  const file = await cache.store({ name: "copy.txt", content: { path: original } });
  expect(await readFile(await cache.pathOf(file), "utf8")).toBe("text");
  expect(await readFile(original, "utf8")).toBe("text");
});

test("takes a path outside the temporary folder only when it is allowed", async () => {
  const content = { path: "/etc/passwd" };
  await expect(cache.store({ name: "p", content })).rejects.toMatchObject({
    code: "HC_FILE_FORBIDDEN",
    hint: 'Allow its folder: allowedPaths: ["/etc"].',
  });
  expect((await cache.allowing(["/etc"]).store({ name: "p", content })).size).toBeGreaterThan(0);
});

test("refuses a folder and a missing file given by path", async () => {
  await expect(cache.store({ name: "x", content: { path: folder } })).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
  await expect(cache.store({ name: "x", content: { path: join(folder, "none") } })).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
});

test("stops a stream at the limit and keeps nothing of it", async () => {
  let produced = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        produced += 1000;
        yield Buffer.alloc(1000);
      }
    })(),
  );
  await expect(cache.storeStream("dir/big.mp4", endless, { maxBytes: 1_500_000 })).rejects.toMatchObject({
    code: "HC_UPLOAD_TOO_LARGE",
    message: '"big.mp4" is larger than the limit of 1.5 MB.',
  });
  expect(produced).toBeLessThan(1_600_000);
  expect(endless.destroyed).toBe(true);
  expect(await readdir(folder)).toEqual([pendingFolder]);
  expect(await pending()).toEqual([]);
  expect((await cache.storeStream("fits", Readable.from([Buffer.alloc(1000)]), { maxBytes: 1000 })).size).toBe(1000);
});

test("keeps nothing of a stream that is called off or breaks", async () => {
  const stop = new AbortController();
  const stalled = new Readable({ read() {} });
  stalled.push("begun");
  const storing = cache.storeStream("a", stalled, { signal: stop.signal });
  stop.abort();
  await expect(storing).rejects.toMatchObject({ name: "AbortError" });

  const broken = Readable.from(
    (function* () {
      yield "begun";
      throw new Error("the line is dead");
    })(),
  );
  await expect(cache.storeStream("b", broken)).rejects.toThrow("the line is dead");
  expect(await readdir(folder)).toEqual([pendingFolder]);
  expect(await pending()).toEqual([]);
});

test.each([
  "",
  "/etc/passwd",
  "../secret",
  `${sha256}/../secret`,
  `${sha256}/..`,
  `${sha256}/sub/secret`,
  `${sha256}\\cat.png`,
  `${sha256.toUpperCase()}/cat.png`,
  `${sha256}/cat.png\0`,
  `${sha256}/${"x".repeat(5000)}`,
  `${sha256}/missing.png`,
  `${"0".repeat(64)}/cat.png`,
])("knows no file by the path %j", async (path) => {
  await writeFile(join(folder, "secret"), "");
  await cache.store({ name: "cat.png", content: bytes });
  await expect(cache.pathOf({ path, meta: { _type: "gradio.FileData" } })).rejects.toMatchObject({
    code: "HC_FILE_UNKNOWN",
    hint: "Upload it again.",
  });
});

test("follows no link out of the cache, neither of a file nor of a folder", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "elsewhere-"));
  await writeFile(join(elsewhere, "secret.txt"), "secret");
  const [one, other] = ["1".repeat(64), "2".repeat(64)];
  await mkdir(join(folder, one));
  await symlink(join(elsewhere, "secret.txt"), join(folder, one, "secret.txt"));
  await symlink(elsewhere, join(folder, other));
  for (const path of [`${one}/secret.txt`, `${other}/secret.txt`]) {
    await expect(cache.pathOf({ path })).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
  }
  await rm(elsewhere, { recursive: true });
});

test("believes of what a client sends only the key, and cleans the name", async () => {
  const { path } = await cache.store({ name: "cat.png", content: bytes });
  const sent = {
    path,
    url: "http://evil.example/",
    orig_name: "../../<my> cat.png\n",
    size: 9e9,
    mime_type: "text/html",
    meta: { _type: "gradio.FileData" } as const,
    more: 1,
  };
  expect(await cache.describe(sent)).toEqual({
    path,
    url: `api/file/${sha256}/cat.png`,
    orig_name: "<my> cat.png",
    size: 5,
    mime_type: "image/png",
    meta: { _type: "gradio.FileData" },
  });
  expect((await cache.describe({ path })).orig_name).toBe("cat.png");
});

test("sweeps what was not used for long, and nothing else", async () => {
  const [old, used] = [
    await cache.store({ name: "old.txt", content: Buffer.from("old") }),
    await cache.store({ name: "used.txt", content: Buffer.from("used") }),
  ];
  const longAgo = new Date(Date.now() - 25 * 3600_000);
  const foreign = join(folder, "not-ours");
  await mkdir(foreign);
  const left = join(folder, pendingFolder, "left-by-a-crash");
  await writeFile(left, "");
  for (const place of [foreign, left, ...[old, used].map((file) => join(folder, file.path, ".."))]) await utimes(place, longAgo, longAgo);

  await cache.pathOf(used);
  expect(await cache.sweep()).toBe(1);
  await expect(cache.pathOf(old)).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
  expect(await readFile(await cache.pathOf(used), "utf8")).toBe("used");
  expect((await readdir(folder)).sort()).toEqual([pendingFolder, "not-ours", used.path.split("/")[0]].sort());
  expect(await pending()).toEqual([]);
});

test("sweeps at once when it starts sweeping, also where there is no folder yet", async () => {
  const { path } = await cache.store({ name: "old.txt", content: bytes });
  await utimes(join(folder, sha256), new Date(0), new Date(0));
  {
    using _sweeping = cache.startSweeping();
    using _elsewhere = new FileCache({ folder: join(folder, "none") }).startSweeping();
    await expect.poll(() => readdir(folder)).toEqual([pendingFolder]);
  }
  await expect(cache.pathOf({ path })).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
});

test("lies in HARDCASE_CACHE_DIR, else in a folder of this user's", () => {
  const { HARDCASE_CACHE_DIR } = process.env;
  delete process.env.HARDCASE_CACHE_DIR;
  expect(fileCacheFolder()).toBe(join(tmpdir(), `hardcase-${process.getuid?.()}`));
  process.env.HARDCASE_CACHE_DIR = join(folder, "chosen");
  expect(new FileCache().folder).toBe(join(folder, "chosen"));
  if (HARDCASE_CACHE_DIR === undefined) delete process.env.HARDCASE_CACHE_DIR;
  else process.env.HARDCASE_CACHE_DIR = HARDCASE_CACHE_DIR;
});

test("makes its folder for this user alone, and makes it again when something has cleaned it away", async () => {
  const fresh = new FileCache({ folder: join(folder, "deep", "cache") });
  await fresh.store({ name: "a", content: bytes });
  expect((await stat(fresh.folder)).mode & 0o777).toBe(0o700);
  await rm(fresh.folder, { recursive: true });
  expect((await fresh.store({ name: "a", content: bytes })).size).toBe(5);
});

test("refuses a link laid in its place in the shared temporary folder", async () => {
  const link = `${folder}-link`;
  await symlink(folder, link);
  await expect(new FileCache({ folder: link }).store({ name: "a", content: bytes })).rejects.toMatchObject({ code: "HC_ENVIRONMENT" });
  expect(await readdir(folder)).toEqual([]);
  await rm(link);
});

test.runIf(process.getuid?.() === 0)("refuses a folder of another user in the shared temporary folder", async () => {
  await chown(folder, 65534, 65534);
  await expect(cache.store({ name: "a", content: bytes })).rejects.toMatchObject({
    code: "HC_ENVIRONMENT",
    message: `The folder for uploads, ${folder}, belongs to another user.`,
  });
});

test("says why when the disk does not take a file", async () => {
  await writeFile(join(folder, "a-file"), "");
  await expect(new FileCache({ folder: join(folder, "a-file") }).store({ name: "cat.png", content: bytes })).rejects.toMatchObject({
    code: "HC_STORE",
    message: '"cat.png" could not be kept: its folder is a file.',
  });
});
