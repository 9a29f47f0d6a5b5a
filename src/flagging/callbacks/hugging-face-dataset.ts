import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommitOperation, ListFileEntry } from "@huggingface/hub";
import type { AsyncBuffer } from "hyparquet";
import type { DatasetFeature } from "../../components/dataset-feature.ts";
import type { Json } from "../../components/define-component.ts";
import { HardcaseError } from "../../components/hardcase-error.ts";
import type { HubFeatures } from "../../datasets/card-features.ts";
import { mergeCard, readCard } from "../../datasets/dataset-card.ts";
import { adoptClasses, mergeHubFeatures } from "../../datasets/merge-hub-features.ts";
import { ParquetFile, type ReadFile } from "../../datasets/parquet-file.ts";
import { readShardRows, type ShardRow, withoutCases } from "../../datasets/shard-rows.ts";
import { KnownShards, shardPath, timeOfCase } from "./hugging-face-shards.ts";

/** A case as a row of the dataset. */
export interface HubRow {
  readonly case: string;
  readonly flag: string | null;
  readonly username: string | null;
  /** Stored values, one for each column. */
  readonly values: readonly Json[];
}

/** What a push brings about: rows that the dataset has afterwards, and cases that it has no more. */
export interface HubPush {
  readonly rows: readonly HubRow[];
  readonly removed: readonly string[];
}

/** Where the dataset is, and what its rows are. */
export interface HubDatasetParts {
  readonly name: string;
  readonly token: string;
  readonly hubUrl: string;
  readonly isPrivate: boolean;
  readonly hasSeparateDirs: boolean;
  readonly columns: readonly { readonly name: string; readonly feature: DatasetFeature }[];
  readonly readFile: ReadFile;
}

type Hub = typeof import("@huggingface/hub");

/** What every call to the Hub is given. */
interface HubPlace {
  readonly accessToken: string;
  readonly hubUrl: string;
  readonly fetch: typeof fetch;
  readonly repo: { readonly type: "dataset"; readonly name: string };
}

const pattern = "data/**/*.parquet";

/** A dataset on the Hub that only grows by new files; where rows go, their file is replaced by one without them. */
export class HubDataset {
  readonly #hub: Hub;
  readonly #parts: HubDatasetParts;
  readonly #shards = new KnownShards();
  #id: string | undefined;

  constructor(hub: Hub, parts: HubDatasetParts) {
    this.#hub = hub;
    this.#parts = parts;
  }

  /**
   * Brings a push about in one commit, or in none where all of it is there: what an earlier attempt has done, whose answer was lost,
   * is found and not done again. Throws the client's own errors.
   */
  async push({ rows, removed }: HubPush, request: typeof fetch): Promise<void> {
    const where = await this.#find(request);
    const { head, files } = await this.#readHead(where);
    const since = Math.min(...[...rows.map((row) => row.case), ...removed].map(timeOfCase));
    const present = await this.#findRows(where, head, this.#shards.candidates(files, since));
    const isSame = (row: HubRow) => {
      const found = present.get(row.case);
      return found !== undefined && found.row.flag === row.flag && found.row.username === row.username;
    };
    const added = rows.filter((row) => !isSame(row));
    const leaving = [...added.map((row) => row.case), ...removed].filter((id) => present.has(id));
    if (added.length === 0 && leaving.length === 0) return;
    const operations = await this.#replaceShards(where, head, leaving, (id) => present.get(id)?.path ?? "");
    await using folder = await openTemporaryFolder();
    operations.push(...(await this.#addShards(where, head, added, folder.path)));
    const title = [added.length > 0 && `Add ${added.length} flagged`, leaving.length > 0 && `Replace or remove ${leaving.length}`];
    const done = title.filter((part) => part !== false).join(", ");
    await this.#hub.commit({ ...where, title: done, operations, parentCommit: head, useXet: false });
  }

  /** The dataset, made where it is missing. */
  async #find(request: typeof fetch): Promise<HubPlace> {
    const { name, token: accessToken, hubUrl, isPrivate } = this.#parts;
    const access = { accessToken, hubUrl, fetch: request };
    if (this.#id === undefined) {
      const id = name.includes("/") ? name : `${(await this.#hub.whoAmI(access)).name}/${name}`;
      const repo = { type: "dataset", name: id } as const;
      const isThere = await this.#hub.repoExists({ ...access, repo });
      if (!isThere) {
        await this.#hub.createRepo({ ...access, repo, visibility: isPrivate ? "private" : "public" }).catch((error: unknown) => {
          // A replica was quicker, or the answer of an earlier attempt was lost.
          if (!(error instanceof this.#hub.HubApiError && error.statusCode === 409)) throw error;
        });
      }
      this.#id = id;
    }
    return { ...access, repo: { type: "dataset", name: this.#id } };
  }

  async #readHead(where: HubPlace): Promise<{ head: string; files: ListFileEntry[] }> {
    const info = await where.fetch(`${where.hubUrl}/api/datasets/${where.repo.name}/revision/main`, {
      headers: { Authorization: `Bearer ${where.accessToken}` },
    });
    if (!info.ok) throw new this.#hub.HubApiError(info.url, info.status, undefined, `The dataset cannot be read (status ${info.status}).`);
    const { sha: head } = (await info.json()) as { sha: string };
    const files: ListFileEntry[] = [];
    for await (const entry of this.#hub.listFiles({ ...where, recursive: true, revision: head })) {
      if (entry.type === "file") files.push(entry);
    }
    return { head, files };
  }

  /** Where cases are, of those shards that could hold them. */
  async #findRows(where: HubPlace, head: string, paths: readonly string[]): Promise<Map<string, { path: string; row: ShardRow }>> {
    const found = new Map<string, { path: string; row: ShardRow }>();
    for (const path of paths) {
      const rows = await this.#shards.rowsOf(path, async () => readShardRows(toAsyncBuffer(await this.#download(where, head, path))));
      for (const row of rows) found.set(row.case, { path, row });
    }
    return found;
  }

  /** Takes cases out of their files: each is deleted, and what else it held comes in a new one. */
  async #replaceShards(
    where: HubPlace,
    head: string,
    leaving: readonly string[],
    pathOf: (id: string) => string,
  ): Promise<CommitOperation[]> {
    const operations: CommitOperation[] = [];
    const cases = new Set(leaving);
    for (const path of new Set(leaving.map(pathOf))) {
      operations.push({ operation: "delete", path });
      const bytes = await (await this.#download(where, head, path)).arrayBuffer();
      const rest = await withoutCases(bytes, cases);
      if (rest) operations.push({ operation: "addOrUpdate", path: newPath(), content: new Blob([rest]) });
    }
    return operations;
  }

  /** New files for new rows, and a card that tells of them. */
  async #addShards(where: HubPlace, head: string, rows: readonly HubRow[], folder: string): Promise<CommitOperation[]> {
    if (rows.length === 0) return [];
    const { columns, hasSeparateDirs, readFile } = this.#parts;
    const card = await this.#hub.downloadFile({ ...where, path: "README.md", revision: head, xet: false });
    const text = (await card?.text()) ?? undefined;
    const present = text === undefined ? {} : readCard(text);
    const adopted = columns.map(({ name, feature }) => ({ name, feature: adoptClasses(feature, present[name]) }));
    const operations: CommitOperation[] = [];
    let features: HubFeatures = {};
    for (const group of hasSeparateDirs ? rows.map((row) => [row]) : [rows]) {
      const place = join(folder, `${operations.length}.parquet`);
      await using file = await ParquetFile.create(
        place,
        adopted.map(({ name, feature }) => ({ name, feature: adoptClasses(feature, features[name]) })),
        readFile,
      );
      for (const { values } of group) await file.add(values);
      features = mergeHubFeatures(features, await file.finish());
      const path = newPath(hasSeparateDirs ? group[0]?.case : undefined);
      operations.push({ operation: "addOrUpdate", path, content: await openAsBlob(place) });
    }
    const merged = mergeCard(text, { features, path: pattern }, where.repo.name.split("/").at(-1) ?? "");
    if (merged !== text) operations.push({ operation: "addOrUpdate", path: "README.md", content: new Blob([merged]) });
    return operations;
  }

  async #download(where: HubPlace, head: string, path: string): Promise<Blob> {
    const blob = await this.#hub.downloadFile({ ...where, path, revision: head, xet: false });
    if (blob) return blob;
    throw new HardcaseError("HC_HUB", `${path} of the dataset ${where.repo.name} cannot be read.`);
  }
}

function newPath(folder?: string): string {
  return shardPath(Date.now(), randomBytes(6).toString("hex"), folder);
}

function toAsyncBuffer(blob: Blob): AsyncBuffer {
  return { byteLength: blob.size, slice: (start, end) => blob.slice(start, end ?? blob.size).arrayBuffer() };
}

async function openTemporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "hardcase-hub-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
