import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CaseStore, PendingCount } from "../cases/case-store.ts";
import { FlagMedia } from "../cases/flag-media.ts";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { MediaStore } from "../cases/media-store.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import type { FileAccess } from "../components/define-component.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import { fileCacheFolder } from "../runs/file-cache-folder.ts";
import { hashValue } from "../runs/hash-values.ts";
import type { Run } from "../runs/run.ts";
import { Deliveries, type Tell } from "./deliveries.ts";
import { describeCallback } from "./describe-callback.ts";
import { describeEndpoint } from "./describe-endpoint.ts";
import { completeErasure } from "./erase-cases.ts";
import { FlagColumns } from "./flag-columns.ts";
import { Flagger, mediaReceiver } from "./flagger.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";
import { Retention } from "./retention.ts";
import { RunCounts } from "./run-counts.ts";
import { tellCallback, tellMedia } from "./tell-callback.ts";
import { noteUploadFolder } from "./upload-folders.ts";

interface FlaggingParts {
  readonly endpoint: Endpoint;
  readonly settings: FlaggingSettings;
  /** Whether no other endpoint of the demo is flagged. */
  readonly isOnlyOne: boolean;
  readonly files: FileAccess;
  readonly log: (message: string) => void;
}

interface Opened {
  readonly store: CaseStore;
  readonly deliveries: Deliveries;
  readonly flagger: Flagger;
  readonly retention: Retention | undefined;
}

/** All that flagging needs, opened at the first flag, so that a demo that is never flagged leaves no folder. */
export class Flagging {
  readonly #parts: FlaggingParts;
  readonly #runs: RunCounts;
  #opened: Promise<Opened> | undefined;

  constructor(parts: FlaggingParts) {
    this.#parts = parts;
    this.#runs = new RunCounts(parts.endpoint.name, parts.log);
  }

  /** Counts a run, flagged or not: flags are told as a part of all runs. */
  countRun(run: Run): void {
    this.#runs.count(run);
  }

  async flagger(): Promise<Flagger> {
    return (await this.#open()).flagger;
  }

  /** Takes up deliveries that an earlier process left, if one did. */
  async takeUp(): Promise<void> {
    const { store, dir } = this.#parts.settings;
    if (store !== undefined || existsSync(join(hiddenFolder(dir), "cases.db"))) await this.#open();
  }

  /** How many deliveries wait; none where nothing was flagged yet. */
  async pending(): Promise<PendingCount> {
    if (!this.#opened) return { count: 0, lastError: null };
    return (await this.#opened).store.pending();
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    // What a callback still holds must come to an end, or the deliveries that carry it would never.
    if (opened) await Promise.allSettled(this.#parts.settings.callbacks.map(async (callback) => callback.close?.()));
    await this.#runs.write();
    await opened?.deliveries.close();
    await opened?.retention?.close();
    await opened?.store[Symbol.asyncDispose]();
  }

  #open(): Promise<Opened> {
    this.#opened ??= this.#start();
    // What could not be opened, or a callback that could not be set up, is tried again by the next flag.
    this.#opened.catch(() => (this.#opened = undefined));
    return this.#opened;
  }

  async #start(): Promise<Opened> {
    const { endpoint, settings, isOnlyOne, files, log } = this.#parts;
    const { callbacks, dir, redact, notice } = settings;
    const setups = { hasOption: settings.mode === "manual" && settings.options.length > 0, hasUsername: settings.hasUsername };
    const components = [...endpoint.inputs, ...endpoint.outputs].map(({ component }) => component);
    for (const callback of callbacks) await callback.setup(components, dir, setups);

    const reserved = [...(setups.hasOption ? ["flag"] : []), ...(setups.hasUsername ? ["username"] : []), "timestamp"];
    const columns = new FlagColumns(endpoint, reserved);
    const media = new MediaStore(dir);
    const store = await openCaseStore(settings.store ?? { dir });
    await noteUploadFolder(dir, fileCacheFolder());
    void completeErasure({ directory: dir, store });
    this.#runs.writeTo(store);
    const newMedia = () => new FlagMedia(media, files);
    // Endpoints may share a folder, and so a store: each takes up only what its own callbacks are owed.
    const owner = isOnlyOne ? "" : `@${endpoint.name}`;
    const names = callbacks.map((callback, index) => `${index}:${callback.constructor.name}${owner}`);
    const described = callbacks.map((callback, index) => describeCallback(names[index] as string, callback));
    await store.describe(describeEndpoint(endpoint, { ...setups, callbacks: described }));
    const tells = callbacks.map((callback, index): [string, Tell] => [
      names[index] as string,
      tellCallback(callback, { store, columns, newMedia }),
    ]);
    const gathering = new Set(names.filter((_, index) => callbacks[index]?.isGathering === true));
    const deliveries = new Deliveries({ store, callbacks: new Map([...tells, [mediaReceiver, tellMedia(media)]]), gathering, log });
    deliveries.start();
    const noticeVersion = hashValue(notice).slice(0, 12);
    const { retention: time } = settings;
    return {
      store,
      deliveries,
      retention: time && new Retention({ directory: dir, store, endpoint: endpoint.name, time, log }),
      flagger: new Flagger({ columns, store, media, files, deliveries, callbacks: names, redact, noticeVersion }),
    };
  }
}
