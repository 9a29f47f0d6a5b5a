import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mediaExtension } from "./media-extension.ts";
import { MediaStore } from "./media-store.ts";

let folder: string;
let flagged: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-media-"));
  flagged = join(folder, "flagged");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function source(bytes: Uint8Array = randomBytes(3000), orig_name = "Cat.PNG", mime_type = "image/png") {
  const path = join(folder, `upload-${randomBytes(6).toString("hex")}`);
  await writeFile(path, bytes);
  return { path, orig_name, mime_type };
}

describe("saving", () => {
  test("copies to the byte under 0, 1, 2 … and says what was kept", async () => {
    const bytes = randomBytes(3_000_000);
    const store = new MediaStore(flagged);
    const { reference, isNew } = await store.save(await source(bytes), "im");
    expect(isNew).toBe(true);
    expect(reference).toEqual({
      path: "im/0.png",
      orig_name: "Cat.PNG",
      size: bytes.length,
      mime_type: "image/png",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      meta: { _type: "hardcase.MediaReference" },
    });
    expect((await readFile(join(flagged, "im/0.png"))).equals(bytes)).toBe(true);
    expect((await store.save(await source(), "im")).reference.path).toBe("im/1.png");
    expect(await readdir(join(flagged, ".hardcase/tmp"))).toEqual([]);
  });

  test("goes on after the highest number that is there", async () => {
    await mkdir(join(flagged, "im"), { recursive: true });
    for (const name of ["0.png", "41.jpg", "notes.txt"]) await writeFile(join(flagged, "im", name), "");
    expect((await new MediaStore(flagged).save(await source(), "im")).reference.path).toBe("im/42.png");
  });

  test("of many at once, by several stores, never overwrites", async () => {
    const stores = [new MediaStore(flagged), new MediaStore(flagged), new MediaStore(flagged)] as const;
    const contents = Array.from({ length: 60 }, (_, index) => Buffer.from(`content ${index}`));
    const saved = await Promise.all(contents.map(async (bytes, index) => (stores[index % 3] ?? stores[0]).save(await source(bytes), "im")));
    expect(new Set(saved.map(({ reference }) => reference.path)).size).toBe(60);
    for (const [index, { reference }] of saved.entries()) {
      expect(await readFile(join(flagged, reference.path), "utf8")).toBe(`content ${index}`);
    }
    expect((await readdir(join(flagged, "im"))).length).toBe(60);
  });

  test("of a file that is stored already copies nothing", async () => {
    const store = new MediaStore(flagged);
    const first = await store.save(await source(), "im");
    const again = await store.save({ ...(await source()), path: join(flagged, "im/0.png") }, "Output");
    expect(again).toEqual({ reference: first.reference, isNew: false });
    expect(await readdir(flagged)).not.toContain("Output");
  });

  test("under a label that leads elsewhere stays inside", async () => {
    const { reference } = await new MediaStore(flagged).save(await source(), "../x");
    expect(reference.path).toBe("%2E%2E%2Fx/0.png");
    expect((await readdir(folder)).filter((name) => !name.startsWith("upload"))).toEqual(["flagged"]);
  });

  test("into a folder that is a link elsewhere is refused, and leaves nothing", async () => {
    await mkdir(flagged);
    await mkdir(join(folder, "elsewhere"));
    await symlink(join(folder, "elsewhere"), join(flagged, "im"));
    await expect(new MediaStore(flagged).save(await source(), "im")).rejects.toMatchObject({ code: "HC_STORE" });
    expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
    expect(await readdir(join(flagged, ".hardcase/tmp"))).toEqual([]);
  });

  test("removes what a killed process left a day ago", async () => {
    const left = join(flagged, ".hardcase/tmp");
    await mkdir(left, { recursive: true });
    for (const name of ["old", "new"]) await writeFile(join(left, name), "");
    await utimes(join(left, "old"), new Date(0), new Date(0));
    await new MediaStore(flagged).save(await source(), "im");
    expect(await readdir(left)).toEqual(["new"]);
  });

  test("of a file for a flag that fails gives its number to the next", async () => {
    const store = new MediaStore(flagged);
    await store.save(await source(), "im");
    await store.discard((await store.save(await source(), "im")).reference);
    expect((await store.save(await source(), "im")).reference.path).toBe("im/1.png");
  });
});

describe("removing", () => {
  test("never gives the number again, by this store, one at work in another process, or after a restart", async () => {
    const [store, other] = [new MediaStore(flagged), new MediaStore(flagged)];
    const { reference } = await other.save(await source(), "im");
    await store.remove(reference);
    expect(await readdir(join(flagged, "im"))).toEqual([]);
    const saved = [];
    for (const one of [store, other, new MediaStore(flagged)]) saved.push((await one.save(await source(), "im")).reference);
    expect(saved.map(({ path }) => path)).toEqual(["im/1.png", "im/2.png", "im/3.png"]);
    await Promise.all(saved.map((one) => store.remove(one)));
    expect((await new MediaStore(flagged).save(await source(), "im")).reference.path).toBe("im/4.png");
  });

  test("a second time does nothing, also when the whole folder has gone", async () => {
    const store = new MediaStore(flagged);
    const { reference } = await store.save(await source(), "im");
    await store.save(await source(), "im");
    await store.remove(reference);
    await store.remove(reference);
    expect(await readdir(join(flagged, "im"))).toEqual(["1.png"]);
    await rm(join(flagged, "im"), { recursive: true });
    await store.remove(reference);
  });

  test.each([
    "logs.csv",
    "im/notes.txt",
    "../0.png",
    "./0.png",
    "im/../0.png",
    ".hardcase/0.png",
    ".HardCase/0",
    "im\\x/0.png",
    "a/b/0.png",
  ])("refuses %j", async (path) => {
    const store = new MediaStore(flagged);
    const { reference } = await store.save(await source(), "im");
    await expect(store.remove({ ...reference, path })).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
  });

  test("follows no link, neither of the file nor of its folder", async () => {
    const store = new MediaStore(flagged);
    const { reference } = await store.save(await source(), "im");
    await mkdir(join(folder, "elsewhere"));
    await writeFile(join(folder, "elsewhere/0.png"), "kept");
    await symlink(join(folder, "elsewhere"), join(flagged, "out"));
    await symlink(join(folder, "elsewhere/0.png"), join(flagged, "im/1.png"));
    for (const path of ["out/0.png", "im/1.png"]) await store.remove({ ...reference, path });
    expect(await readFile(join(folder, "elsewhere/0.png"), "utf8")).toBe("kept");
    expect((await readdir(join(flagged, "im"))).sort()).toEqual(["0.png", "1.png"]);
  });
});

describe("loading", () => {
  test("gives the path of a stored file", async () => {
    const store = new MediaStore(flagged);
    const { reference } = await store.save(await source(Buffer.from("x")), "Größe 🙂");
    expect(await readFile(await store.load(reference), "utf8")).toBe("x");
  });

  test.each(["../secret", "im/../../secret", "/etc/passwd", "im\\..\\x", ".hardcase/lock.db", ".HARDCASE/key", "", "im//0.png", "im/\0"])(
    "refuses %j",
    async (path) => {
      const store = new MediaStore(flagged);
      await store.save(await source(), "im");
      await writeFile(join(folder, "secret"), "");
      await expect(store.load({ path })).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
    },
  );

  test("refuses a link that leads out", async () => {
    const store = new MediaStore(flagged);
    await store.save(await source(), "im");
    await writeFile(join(folder, "secret"), "");
    await symlink(join(folder, "secret"), join(flagged, "im/1.png"));
    await symlink(folder, join(flagged, "out"));
    await expect(store.load({ path: "im/1.png" })).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
    await expect(store.load({ path: "out/secret" })).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
  });

  test("says when there is no such file", async () => {
    await expect(new MediaStore(flagged).load({ path: "im/0.png" })).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
  });
});

test.each([
  ["Cat.PNG", "image/jpeg", ".png"],
  ["photo", "image/jpeg", ".jpg"],
  ["a.tar.gz", "application/gzip", ".gz"],
  ["x.a/b", "text/plain", ".txt"],
  ["Dr. Who met Mr. Bean", "application/octet-stream", ""],
  ["noise", "application/octet-stream", ""],
  ["noise", "no/such-type", ""],
])("the file %j of type %s ends in %j", (name, type, ending) => {
  expect(mediaExtension(name, type)).toBe(ending);
});
