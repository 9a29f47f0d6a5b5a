import { open } from "node:fs/promises";
import type { OpenFileReporter } from "./reporter.ts";

/** Every result, and the summary: `{ "results": [ … ], "summary": { … } }`, one result a line. */
export const openJsonReporter: OpenFileReporter = async (path) => {
  const file = await open(path, "w");
  await file.write('{"results":[');
  let separator = "\n";
  return {
    async add({ case: one, ...result }) {
      const { id, endpoint, verdict, inputs } = one;
      await file.write(`${separator}${JSON.stringify({ case: id, endpoint, verdict, inputs, ...result })}`);
      separator = ",\n";
    },
    async end(summary) {
      await file.write(`\n],"summary":${JSON.stringify(summary)}}\n`);
      await file.close();
    },
  };
};
