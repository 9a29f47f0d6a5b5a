import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { importCases } from "../src/datasets/import-cases.ts";

const root = resolve(import.meta.dirname, "..");
const python = process.env.GRADIO_PYTHON ?? join(root, ".cache/gradio-6.31/bin/python");

test.each([
  ["relative", ""],
  ["absolute", "1"],
])(
  "what today's Gradio flags into a folder by its %s path comes in whole",
  async (_name, absolute) => {
    const folder = await mkdtemp(join(tmpdir(), "hardcase-gradio-"));
    try {
      const env = { ...process.env, ABSOLUTE_FLAGGING_DIR: absolute, GRADIO_ANALYTICS_ENABLED: "False" };
      await promisify(execFile)(python, [join(root, "scripts/flag-with-gradio.py"), folder], { env });
      const into = (name: string) => importCases(join(folder, name, "flagged"), { to: join(folder, "ours", name) });
      expect(await into("calculator")).toEqual({ cases: 3, files: 0, present: 0, unreadable: [] });
      expect(await into("pictures")).toEqual({ cases: 2, files: 3, present: 0, unreadable: [] });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
