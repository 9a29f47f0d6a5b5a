import { defineConfig } from "vitest/config";

const fileOf = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: {
    alias: [
      { find: /^hardcase$/, replacement: fileOf("src/index.ts") },
      { find: /^hardcase\/testing$/, replacement: fileOf("src/testing/testing.ts") },
    ],
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    // Tests start real servers and processes; on a busy machine that takes a while.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
