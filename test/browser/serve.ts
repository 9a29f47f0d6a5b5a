import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base } from "@playwright/test";
import { writeApp } from "../fixtures/write-app.ts";

const root = resolve(import.meta.dirname, "../..");

/** A demo served by the command line in a process and a folder of its own. */
export interface Served {
  readonly url: string;
  /** The working directory, where `flagged/` appears. */
  readonly folder: string;
  /** What the process has printed. */
  readonly printed: () => string;
}

/** Serves an example by its path, or source code, which may import from "hardcase". */
export type Serve = (app: string, environment?: Record<string, string>) => Promise<Served>;

/** `serve` in every test: what it starts ends with the test. */
export const test = base.extend<{ serve: Serve }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern.
  serve: async ({}, use) => {
    const served: { child: ChildProcess; folder: string }[] = [];
    await use(async (app, environment = {}) => {
      const folder = await mkdtemp(join(tmpdir(), "hardcase-browser-"));
      const child = spawn(
        process.execPath,
        [join(root, "dist/cli/main.js"), "run", app.includes("\n") ? await writeApp(folder, app) : join(root, app)],
        {
          cwd: folder,
          env: { ...process.env, PORT: "0", HOST: "127.0.0.1", HARDCASE_CACHE_DIR: join(folder, ".uploads"), ...environment },
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      served.push({ child, folder });
      let printed = "";
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => (printed += text));
      return { url: await addressOf(child, () => printed), folder, printed: () => printed };
    });
    for (const { child, folder } of served) {
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    }
  },
});

export { expect } from "@playwright/test";

async function addressOf(child: ChildProcess, printed: () => string): Promise<string> {
  for (;;) {
    const [, url] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(printed()) ?? [];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(`The demo did not start:\n${printed()}`);
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), once(child, "exit")]);
  }
}
