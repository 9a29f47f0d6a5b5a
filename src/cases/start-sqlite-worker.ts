import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { SqliteThreadData } from "./sqlite-thread-messages.ts";

/** Starts the thread that holds a SQLite store. */
export function startSqliteWorker(workerData: SqliteThreadData): Worker {
  // Written out in full, so that bundlers find the file.
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./sqlite-worker.js", import.meta.url), { workerData });
  // From the sources, as in our tests: Node 20 starts no thread from TypeScript, but jiti can load it there.
  const jiti = createRequire(import.meta.url).resolve("jiti");
  const program = `require(${JSON.stringify(jiti)}).createJiti(${JSON.stringify(import.meta.url)}).import("./sqlite-worker.ts")`;
  return new Worker(program, { workerData, eval: true });
}
