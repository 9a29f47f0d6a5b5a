import type { ErasedFilter } from "../cases/erasing.ts";
import { mediaIn } from "../cases/media-in.ts";
import type { MediaReference } from "../components/media-reference.ts";
import type { HubRow } from "./callbacks/hugging-face-dataset.ts";
import { HubOutbox } from "./callbacks/hugging-face-outbox.ts";
import { timeOfCase } from "./callbacks/hugging-face-shards.ts";

/** Rows that code has flagged by itself and that wait for the Hub. */
interface Unpushed {
  readonly files: readonly MediaReference[];
  /** Removes them, and tells how many there were. */
  remove(): Promise<number>;
}

/** Those of such rows that are to be erased: they have no session and no endpoint. */
export async function findUnpushed(directory: string, filter: ErasedFilter): Promise<Unpushed> {
  const found: { readonly outbox: HubOutbox; readonly row: HubRow }[] = [];
  if (filter.session === undefined && filter.endpoint === undefined) {
    for (const outbox of await HubOutbox.openAll(directory)) {
      for (const row of await outbox.all()) if (isMeant(row, filter)) found.push({ outbox, row });
    }
  }
  return {
    files: found.flatMap(({ row }) => row.values.flatMap((value) => mediaIn(value))),
    async remove() {
      for (const { outbox, row } of found) await outbox.remove(row.case);
      return found.length;
    },
  };
}

function isMeant(row: HubRow, { cases, user, until }: ErasedFilter): boolean {
  return (
    (cases === undefined || cases.includes(row.case)) &&
    (user === undefined || row.username === user) &&
    (until === undefined || timeOfCase(row.case) < until.getTime())
  );
}
