import type { ListFileEntry } from "@huggingface/hub";
import type { ShardRow } from "../../datasets/shard-rows.ts";

/** In milliseconds, how far the clocks of replicas may differ. */
const tolerance = 60 * 60 * 1000;
const name = /^data\/(?:[^/]+\/)?train-(\d{13})-[0-9a-f]{12}\.parquet$/;

/** The path of a new shard, which says when it was made: no case in it is younger. */
export function shardPath(madeAt: number, random: string, folder?: string): string {
  return `data/${folder === undefined ? "" : `${folder}/`}train-${madeAt}-${random}.parquet`;
}

/** When a UUIDv7 was made. */
export function timeOfCase(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** Remembers who is in which shard: shards never change, so each is read once. */
export class KnownShards {
  readonly #rows = new Map<string, readonly ShardRow[]>();

  /** Which of the files could hold a case of this time or a later one. */
  candidates(files: readonly Pick<ListFileEntry, "path">[], since: number): string[] {
    return files.map(({ path }) => path).filter((path) => Number(name.exec(path)?.[1] ?? -1) >= since - tolerance);
  }

  async rowsOf(path: string, read: () => Promise<readonly ShardRow[]>): Promise<readonly ShardRow[]> {
    const rows = this.#rows.get(path) ?? (await read());
    this.#rows.set(path, rows);
    return rows;
  }
}
