import { defineConfig } from "vitest/config";
import { storeThreadInOneFile } from "./test/store-thread.ts";

const fileOf = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  plugins: [storeThreadInOneFile()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: {
    alias: [
      { find: /^hardcase$/, replacement: fileOf("src/index.ts") },
      { find: /^hardcase\/client$/, replacement: fileOf("src/client/connect.ts") },
      { find: /^hardcase\/testing$/, replacement: fileOf("src/testing/testing.ts") },
    ],
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    // Tests start real servers and processes; on a busy machine that takes a while.
    // Most wait for a disk, a clock or a process: three files at once keep two cores busy.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
