import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Case } from "../../src/cases/case.ts";
import type { Served } from "./serve.ts";

const built = pathToFileURL(resolve(import.meta.dirname, "../../dist/cases/open-case-store.js")).href;

/** The cases that a served demo has stored, oldest first, read beside its process as the command line would. */
export async function readCases({ folder }: Served): Promise<Case[]> {
  const { openCaseStore } = (await import(built)) as typeof import("../../src/cases/open-case-store.ts");
  const store = await openCaseStore(join(folder, "flagged"));
  try {
    const { cases } = await store.list({}, { limit: 100 });
    return cases.toReversed();
  } finally {
    await store[Symbol.asyncDispose]();
  }
}
