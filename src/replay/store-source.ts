import { existsSync } from "node:fs";
import { join } from "node:path";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { MediaStore } from "../cases/media-store.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { showPostgresUrl } from "../cases/show-postgres-url.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { readCases } from "../datasets/read-cases.ts";
import type { CaseSource, ReplayFilter } from "./case-source.ts";
import { toReplayedCase } from "./replayed-case.ts";

/** The cases of a flagging directory, or of a PostgreSQL database with its files in that directory. Throws `HC_DATASET` when there are none. */
export async function openStoreSource(directory: string, url: string | undefined): Promise<CaseSource> {
  if (url === undefined && !existsSync(join(hiddenFolder(directory), "cases.db"))) {
    throw new HardcaseError("HC_DATASET", `${directory} holds no cases.`, {
      hint: "Give a flagging directory, a postgres:// URL or the folder of a suite with --cases.",
    });
  }
  const store = await openCaseStore(url ?? { dir: directory });
  return {
    name: url === undefined ? directory : showPostgresUrl(url),
    directory,
    media: new MediaStore(directory),
    async count({ case: id, ...filter }) {
      return id === undefined ? store.count(filter) : 1;
    },
    async *read({ case: id, ...filter }: ReplayFilter) {
      if (id === undefined) {
        for await (const one of readCases(store, filter)) yield toReplayedCase(one);
        return;
      }
      const one = await store.get(id);
      if (one !== undefined) yield toReplayedCase(one);
    },
    record: (results) => store.recordReplay(results),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}
