import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Verdict } from "../cases/case.ts";
import { MediaStore } from "../cases/media-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { CaseSource, ReplayFilter } from "./case-source.ts";
import type { ReplayedCase } from "./replayed-case.ts";

/** A case's file, as `hardcase export --format suite` writes it. */
interface SuiteCase extends ReplayedCase {
  readonly verdict: Verdict;
  readonly option: string | null;
  readonly flaggedAt: string;
}

/** The cases of a suite: one file each, and their media beside them. */
export function openSuiteSource(folder: string): CaseSource {
  const names = async () => (await readdir(join(folder, "cases"))).filter((name) => name.endsWith(".json")).sort();
  return {
    name: folder,
    directory: folder,
    media: new MediaStore(folder),
    count: async () => (await names()).length,
    async *read(filter) {
      for (const name of await names()) {
        const one = await readSuiteCase(join(folder, "cases", name));
        if (isWanted(one, filter)) yield one;
      }
    },
    async [Symbol.asyncDispose]() {},
  };
}

async function readSuiteCase(path: string): Promise<SuiteCase> {
  try {
    const { error, expected, verdict, ...rest } = JSON.parse(await readFile(path, "utf8"));
    return { ...rest, verdict, expected: verdict === "wrong" ? expected : null, error: error?.message ?? null };
  } catch (cause) {
    throw new HardcaseError("HC_DATASET", `${path} is no case of a suite.`, { hint: "Export the suite again.", cause });
  }
}

function isWanted(one: SuiteCase, { endpoint, verdict, option, since, case: id }: ReplayFilter): boolean {
  return (
    (endpoint === undefined || one.endpoint === endpoint) &&
    (verdict === undefined || one.verdict === verdict) &&
    (option === undefined || one.option === option) &&
    (since === undefined || new Date(one.flaggedAt) >= since) &&
    (id === undefined || one.id === id)
  );
}
