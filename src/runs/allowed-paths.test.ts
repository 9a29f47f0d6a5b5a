import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { resolveAllowedPath } from "./allowed-paths.ts";

const inRepository = (name: string) => join(process.cwd(), "node_modules", name);
let root: string;
let temporary: string;
let outside: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "allowed-paths-")));
  [temporary, outside] = [join(root, "temporary"), join(root, "outside")];
  for (const folder of [temporary, outside]) {
    await mkdir(folder);
    await writeFile(join(folder, "cat.png"), "cat");
  }
  await symlink(join(outside, "cat.png"), join(temporary, "link.png"));
  vi.stubEnv("TMPDIR", temporary);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

describe("a file that a function returns by its path", () => {
  test("may lie in the working directory or the temporary folder", async () => {
    expect(await resolveAllowedPath("package.json", [])).toBe(await realpath("package.json"));
    expect(await resolveAllowedPath(join(temporary, "cat.png"), [])).toBe(join(temporary, "cat.png"));
  });

  test("is refused elsewhere, and told how to allow it", async () => {
    await expect(resolveAllowedPath(join(outside, "cat.png"), [])).rejects.toMatchObject({
      code: "HC_FILE_FORBIDDEN",
      message: `The demo may not show the file at ${JSON.stringify(join(outside, "cat.png"))}.`,
      hint: `Allow its folder: allowedPaths: [${JSON.stringify(outside)}].`,
    });
    expect(await resolveAllowedPath(join(outside, "cat.png"), [outside])).toBe(await realpath(join(outside, "cat.png")));
  });

  test("is judged by where a link leads", async () => {
    await expect(resolveAllowedPath(join(temporary, "link.png"), [])).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
  });

  test("is refused in a dot folder of the working directory, unless that is allowed", async () => {
    const folder = inRepository(`.allowed-paths-${process.pid}`);
    await mkdir(folder);
    await writeFile(join(folder, "key"), "secret");
    await expect(resolveAllowedPath(join(folder, "key"), [])).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
    expect(await resolveAllowedPath(join(folder, "key"), [folder])).toBe(join(folder, "key"));
    await rm(folder, { recursive: true });
  });

  test("is not taken from a folder whose name merely begins like an allowed one", async () => {
    await expect(resolveAllowedPath(join(outside, "cat.png"), [outside.slice(0, -1)])).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
  });

  test("has to exist", async () => {
    await expect(resolveAllowedPath(join(temporary, "dog.png"), [])).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
  });
});
