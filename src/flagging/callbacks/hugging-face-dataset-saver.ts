import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { FlagMedia } from "../../cases/flag-media.ts";
import { MediaStore } from "../../cases/media-store.ts";
import type { Component } from "../../components/component.ts";
import type { DatasetFeature } from "../../components/dataset-feature.ts";
import type { FileAccess } from "../../components/define-component.ts";
import { HardcaseError } from "../../components/hardcase-error.ts";
import type { MediaReference } from "../../components/media-reference.ts";
import { showValue } from "../../components/show-value.ts";
import { fileCache } from "../../runs/file-cache.ts";
import { type FlagColumns, type FlagDelivery, FlaggingCallback } from "./flagging-callback.ts";
import type { HubDataset, HubRow } from "./hugging-face-dataset.ts";
import { hubProblem, isPassing } from "./hugging-face-error.ts";
import { hubFetch } from "./hugging-face-fetch.ts";
import { HubOutbox } from "./hugging-face-outbox.ts";
import { PushQueue } from "./hugging-face-queue.ts";
import { timeOfCase } from "./hugging-face-shards.ts";
import { findToken } from "./hugging-face-token.ts";
import { nameColumns, readTold, storeTold, type ToldColumns } from "./told-columns.ts";

/** Options of `new HuggingFaceDatasetSaver()`. */
export interface HuggingFaceDatasetSaverOptions {
  /** Whether a dataset that is made is private. Default `false`. */
  readonly private?: boolean;
  /** Seconds between two pushes. Default 300; the first is after ten seconds at most. */
  readonly every?: number;
  /** Whether each case has a folder of its own. Default `false`: one file for all cases of a push. */
  readonly separateDirs?: boolean;
  /** Where the files of page values lie. Default: the uploads of this process. */
  readonly files?: FileAccess;
}

/** What is to be told of a case. */
type Change =
  | { readonly type: "keep"; readonly row: HubRow; readonly isCurrent?: FlagDelivery["isCurrent"] }
  | { readonly type: "remove"; readonly case: string };

interface SaverSetup extends ToldColumns {
  readonly media: MediaStore;
  readonly outbox: HubOutbox;
  readonly columns: readonly { readonly name: string; readonly feature: DatasetFeature }[];
  readonly key: string;
}

const firstMs = 10_000;
/** Cases that are pushed at once, at the latest. */
const most = 100;
/** How often a push is tried before whoever waits for it is told that it failed. */
const attempts = 6;
/** When a row that no case stands for is tried again, in milliseconds. */
const retryMs = 60_000;
/** At shutdown, how long a push may still take, in milliseconds. */
const lastMs = 10_000;

/**
 * Pushes flags to a dataset on the Hugging Face Hub: typed Parquet files with pictures and sound inside, many cases in one commit,
 * and each case exactly once, whatever fails. Cases are saved locally first, and pushed every five minutes, at a hundred of them, ten
 * seconds after the first, and when the demo ends. Needs `npm install @huggingface/hub`.
 *
 * @example
 * const writer = new HuggingFaceDatasetSaver(process.env.HF_TOKEN, "crowdsourced-calculator-demo");
 * const demo = new Interface((a, b) => a + b, ["number", "number"], "number", { flaggingCallback: writer });
 */
export class HuggingFaceDatasetSaver extends FlaggingCallback {
  override readonly isGathering = true;
  readonly #token: string | undefined;
  readonly #name: string;
  readonly #options: HuggingFaceDatasetSaverOptions;
  readonly #queue: PushQueue<Change>;
  #setup: SaverSetup | undefined;
  #dataset: HubDataset | undefined;
  /** Fires when the demo ends and the last push has had its time. */
  #ending = new AbortController();
  #lastChance: NodeJS.Timeout | undefined;
  /** The owner is told once of rows that cannot be pushed, not of each. */
  #isFailing = false;

  /**
   * @param token Of a user who may write the dataset. Left out, it is `HF_TOKEN`, else that of `hf auth login`.
   * @param datasetName Such as `ada/hard-cases`; a name alone is of the token's user. It is made where it is missing.
   * @throws `HardcaseError` with `HC_DEMO` for a name or an interval that cannot be.
   */
  constructor(token: string | undefined, datasetName: string, options: HuggingFaceDatasetSaverOptions = {}) {
    super();
    const { every = 300 } = options;
    if (typeof datasetName !== "string" || !/^([\w.-]+\/)?[\w.-]{1,96}$/.test(datasetName)) {
      throw new HardcaseError(
        "HC_DEMO",
        `HuggingFaceDatasetSaver: datasetName must be such as "hard-cases" or "ada/hard-cases", got ${showValue(datasetName)}.`,
      );
    }
    if (!(typeof every === "number" && every > 0 && every <= 86_400)) {
      throw new HardcaseError("HC_DEMO", `HuggingFaceDatasetSaver: every must be seconds, up to a day, got ${showValue(every)}.`);
    }
    this.#token = token;
    this.#name = datasetName;
    this.#options = options;
    this.#queue = new PushQueue({ firstMs, everyMs: every * 1000, most }, (changes) => this.#push(changes));
  }

  /**
   * Fixes the columns: the components' labels with their types, then `flag` with `hasOption`, `username` with `hasUsername`,
   * `timestamp` and `case`. Nothing is asked of the Hub before the first flag.
   *
   * @throws `HardcaseError` with `HC_FLAG_ORDER` when it was set up before for other columns or another folder.
   */
  override setup(
    components: readonly Component[],
    flaggingDir: string,
    { hasOption = false, hasUsername = false }: FlagColumns = {},
  ): void {
    const own = [...(hasOption ? ["flag"] : []), ...(hasUsername ? ["username"] : []), "timestamp", "case"];
    const names = nameColumns(components, own);
    const key = JSON.stringify([flaggingDir, names, own]);
    if (this.#setup && this.#setup.key !== key) {
      throw new HardcaseError("HC_FLAG_ORDER", `This HuggingFaceDatasetSaver writes the columns ${this.#setup.names.join(", ")} already.`, {
        hint: "Make a new HuggingFaceDatasetSaver for each demo.",
      });
    }
    const columns = [
      ...components.map(({ feature }, index) => ({ name: names[index] as string, feature: closed(feature) })),
      ...own.map((name) => ({ name, feature: { type: name === "timestamp" ? "moment" : "text" } as const })),
    ];
    clearTimeout(this.#lastChance);
    this.#ending = new AbortController();
    this.#queue.isHurried = false;
    const outbox = new HubOutbox(flaggingDir, this.#name);
    // Once, or a row that waits would be pushed again by each setup.
    if (!this.#setup) void this.#pushLeft(outbox);
    this.#setup = { components, names, hasOption, hasUsername, media: new MediaStore(flaggingDir), outbox, columns, key };
  }

  /**
   * For a case of the store, resolves once it is in the dataset, and the page says meanwhile that its delivery is pending. Where code
   * calls this itself, resolves once the values are in the flagging directory: they are pushed from there, after a restart too.
   *
   * @throws `HardcaseError` with `HC_HUB` when a case could not be pushed, with `HC_VALUE_INVALID` for values that do not fit the
   * components, and with `HC_STORE` when the disk refuses.
   */
  override async flag(
    flagData: ArrayLike<unknown> | Iterable<unknown>,
    flagOption?: string | null,
    username?: string | null,
    delivery?: FlagDelivery,
  ): Promise<void> {
    const setup = this.#ready();
    const told = readTold(setup, flagData, { option: flagOption, username });
    const files = new FlagMedia(setup.media, this.#options.files ?? fileCache());
    const stored = await storeTold(setup, told, files).catch(async (error: unknown) => {
      // Why the flag failed matters more than a file that could not be removed.
      await files.takeBack().catch(() => {});
      throw error;
    });
    const id = delivery?.case ?? uuidv7();
    const [flag, user] = [flagOption || null, username || null];
    const own = [...(setup.hasOption ? [flag] : []), ...(setup.hasUsername ? [user] : [])];
    const values = [...stored, ...own, new Date(timeOfCase(id)).toISOString(), id];
    const row = { case: id, flag: setup.hasOption ? flag : null, username: setup.hasUsername ? user : null, values };
    if (delivery) return this.#queue.add({ type: "keep", row, isCurrent: delivery.isCurrent });
    await setup.outbox.save(row);
    void this.#pushKept(row, setup.outbox);
  }

  /** Replaces the case's row where its option has changed. */
  override update(
    flagData: ArrayLike<unknown> | Iterable<unknown>,
    flagOption: string | null,
    username: string | null,
    delivery: FlagDelivery,
  ): Promise<void> {
    return this.flag(flagData, flagOption, username, delivery);
  }

  /** Takes the case out of the dataset. */
  override undo(delivery: FlagDelivery): Promise<void> {
    this.#ready();
    return this.#queue.add({ type: "remove", case: delivery.case });
  }

  /** Pushes what waits, for some seconds at most; the rest is pushed after the next start. */
  override async close(): Promise<void> {
    // What was flagged just now comes only after this call.
    this.#queue.isHurried = true;
    this.#lastChance = setTimeout(() => this.#ending.abort(), lastMs).unref();
    await this.#queue.flush();
  }

  /** Pushes what an earlier process has kept. */
  async #pushLeft(outbox: HubOutbox): Promise<void> {
    const rows = await outbox.all().catch((error: unknown) => {
      console.error(`What waits for the dataset ${this.#name} cannot be read: ${(error as Error).message}`);
      return [];
    });
    for (const row of rows) void this.#pushKept(row, outbox);
  }

  /** Pushes a row of the outbox, however often that fails; what never succeeds is left to the next process. */
  async #pushKept(row: HubRow, outbox: HubOutbox): Promise<void> {
    try {
      // It may have been erased meanwhile.
      await this.#queue.add({ type: "keep", row, isCurrent: async () => outbox.has(row.case) });
      await outbox.remove(row.case);
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) console.error((error as Error).message);
      this.#isFailing = true;
      setTimeout(() => void this.#pushKept(row, outbox), retryMs).unref();
    }
  }

  async #push(changes: readonly Change[]): Promise<void> {
    const { signal } = this.#ending;
    for (let attempt = 1; ; attempt++) {
      try {
        const dataset = await this.#open();
        const kept = await currentOf(changes);
        const removed = changes.flatMap((change) => (change.type === "remove" ? [change.case] : []));
        if (kept.length + removed.length > 0) await dataset.push({ rows: kept, removed }, hubFetch(signal));
        return;
      } catch (error) {
        if (attempt === attempts || signal.aborted || !isPassing(error)) throw hubProblem(error, this.#name);
        await sleep(200 * attempt * (0.5 + Math.random()), undefined, { signal }).catch(() => {});
      }
    }
  }

  async #open(): Promise<HubDataset> {
    if (this.#dataset) return this.#dataset;
    const token = await findToken(this.#token, process.env);
    if (token === undefined) {
      throw new HardcaseError(
        "HC_HUB",
        `Nothing was pushed to the dataset ${this.#name}: there is no token. Set HF_TOKEN, or run: hf auth login.`,
      );
    }
    const hub = await import("@huggingface/hub").catch((cause: unknown) => {
      throw new HardcaseError(
        "HC_ENVIRONMENT",
        "HuggingFaceDatasetSaver needs a package that is not installed. Run: npm install @huggingface/hub.",
        { cause },
      );
    });
    const { columns, media } = this.#ready();
    const { private: isPrivate = false, separateDirs = false } = this.#options;
    // What reads and writes Parquet is loaded by the first push.
    const { HubDataset } = await import("./hugging-face-dataset.ts");
    this.#dataset = new HubDataset(hub, {
      name: this.#name,
      token,
      hubUrl: process.env.HF_ENDPOINT?.replace(/\/+$/, "") || "https://huggingface.co",
      isPrivate,
      hasSeparateDirs: separateDirs,
      columns,
      readFile: (reference) => readUnlessGone(media, reference),
    });
    return this.#dataset;
  }

  #ready(): SaverSetup {
    if (this.#setup !== undefined) return this.#setup;
    throw new HardcaseError("HC_FLAG_ORDER", "HuggingFaceDatasetSaver was asked to flag before it knows its columns.", {
      hint: "Call setup() first.",
    });
  }
}

/** The newest row of each case that still stands as it was told; of the others there is news to come. */
async function currentOf(changes: readonly Change[]): Promise<HubRow[]> {
  const rows = new Map<string, HubRow>();
  for (const change of changes) {
    if (change.type === "keep" && (await change.isCurrent?.()) !== false) rows.set(change.row.case, change.row);
  }
  return [...rows.values()];
}

/** A class whose names are not known beforehand would get others in every file: there it is text. */
function closed(feature: DatasetFeature): DatasetFeature {
  if (feature.type === "class") return feature.isOpen ? { type: "text" } : feature;
  if (feature.type === "list") return { type: "list", of: closed(feature.of) };
  if (feature.type !== "record") return feature;
  return { type: "record", fields: Object.fromEntries(Object.entries(feature.fields).map(([name, field]) => [name, closed(field)])) };
}

/** A case that is taken back loses its files at once, maybe while it is being pushed. */
async function readUnlessGone(media: MediaStore, reference: MediaReference): Promise<Uint8Array | undefined> {
  try {
    return await readFile(await media.load(reference));
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === "HC_FILE_UNKNOWN" || code === "ENOENT") return undefined;
    throw error;
  }
}
