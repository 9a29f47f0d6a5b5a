import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { MediaStore } from "../cases/media-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { suiteFormat } from "../datasets/update-suite.ts";
import type { CaseSource, ReplayFilter } from "./case-source.ts";
import { readSuiteCase, type SuiteCase } from "./read-suite-case.ts";

/** The cases of a suite: one file each, and their media beside them. Throws `HC_DATASET` for a folder that holds none. */
export function openSuiteSource(folder: string): CaseSource {
  const cases = join(folder, "cases");
  const names = async () => {
    await requireKnownFormat(folder);
    const entries = await readdir(cases).catch((cause: Error) => {
      throw new HardcaseError("HC_DATASET", `The cases of the suite cannot be read: ${cause.message}.`, {
        hint: "Export the suite again.",
        cause,
      });
    });
    return entries.filter((name) => name.endsWith(".json")).sort();
  };
  return {
    name: folder,
    directory: folder,
    media: new MediaStore(folder),
    count: async () => (await names()).length,
    async *read(filter) {
      for (const name of await names()) {
        const path = join(cases, name);
        const text = await readFile(path, "utf8").catch((cause: Error) => {
          throw new HardcaseError("HC_DATASET", `A case of the suite cannot be read: ${cause.message}.`, { cause });
        });
        const one = readSuiteCase(path, text);
        if (isWanted(one, filter)) yield one;
      }
    },
    async [Symbol.asyncDispose]() {},
  };
}

async function requireKnownFormat(folder: string): Promise<void> {
  const text = await readFile(join(folder, "suite.json"), "utf8").catch(() => "");
  const [, format] = /"formatVersion": *(\d+)/.exec(text) ?? [];
  if (format === undefined || Number(format) <= suiteFormat) return;
  throw new HardcaseError("HC_DATASET", `${folder} is a suite of format ${format}, and this hardcase knows ${suiteFormat}.`, {
    hint: "Use the hardcase that wrote it, or a newer one.",
  });
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
