import { defineConfig } from "vitest/config";
import { storeThreadInOneFile } from "./test/store-thread.ts";

const fileOf = (path: string) => new URL(path, import.meta.url).pathname;

/** What neither listens, stores nor reads the environment. */
const pureRooms = ["src/{client,components,demo,page}/**/*.test.{ts,tsx}", "src/review/page/**/*.test.{ts,tsx}"];

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
    projects: [
      // Half of the time of these is loading what they test, which their files can share.
      { extends: true, test: { name: "pure", include: pureRooms, isolate: false } },
      { extends: true, test: { name: "whole", include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"], exclude: pureRooms } },
    ],
    // Tests start real servers and processes; on a busy machine that takes a while.
    // Most wait for a disk, a clock or a process: three files at once keep two cores busy.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
