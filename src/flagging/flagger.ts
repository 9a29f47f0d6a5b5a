import { v7 as uuidv7 } from "uuid";
import type { Case, StoredValues } from "../cases/case.ts";
import type { CaseStore, FlagChange } from "../cases/case-store.ts";
import { FlagMedia } from "../cases/flag-media.ts";
import { hashInputs } from "../cases/hash-inputs.ts";
import { hashPicture } from "../cases/likeness/hash-picture.ts";
import { mediaIn } from "../cases/media-in.ts";
import type { MediaStore } from "../cases/media-store.ts";
import type { FileAccess } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { FlagDraft, Redact } from "../demo/flag-draft.ts";
import type { NamedValues } from "../runs/run.ts";
import type { Deliveries } from "./deliveries.ts";
import type { FlagColumns } from "./flag-columns.ts";
import type { MoreSaid } from "./more-said.ts";

/** What became of a flag. */
export interface FlagOutcome {
  /** `null` when the owner's `redact` dropped it. */
  readonly case: string | null;
  /** Whether all callbacks have been told; what is pending is done later. */
  readonly delivery: "done" | "pending";
}

interface FlaggerParts {
  readonly columns: FlagColumns;
  readonly store: CaseStore;
  readonly media: MediaStore;
  readonly files: FileAccess;
  readonly deliveries: Deliveries;
  /** Names of the callbacks, as deliveries carry them. */
  readonly callbacks: readonly string[];
  readonly redact: Redact | undefined;
  readonly noticeVersion: string;
}

/** How long a flag waits for its callbacks before it is answered as pending. */
const graceMs = 2_000;

/** Stands among the callbacks of a case that is taken back, so that its files go too, after a restart if need be. */
export const mediaReceiver = "media";

/** Stores what was flagged, changes it and takes it back, always in the same order of writes: files, case, callbacks. */
export class Flagger {
  readonly #parts: FlaggerParts;

  constructor(parts: FlaggerParts) {
    this.#parts = parts;
  }

  /** Stores a flag. Resolves once the case is on disk; a run that was flagged before keeps its case. */
  async flag(draft: FlagDraft): Promise<FlagOutcome> {
    const { store, deliveries, callbacks } = this.#parts;
    const kept = await this.#redact(draft);
    if (kept === null) return { case: null, delivery: "done" };
    const before = await store.findByRun(kept.run);
    if (before) return this.#change(before, kept);
    const media = this.#newMedia();
    try {
      const flagged = await this.#toCase(kept, media);
      const added = await store.add(flagged, callbacks, { pictureHashes: await this.#hashPictures(flagged) });
      // Two clicks at once: the other one's case stands, and its files.
      if (!added.isNew) await media.takeBack();
      return { case: added.case.id, delivery: await deliveries.attempt(added.case.id, graceMs) };
    } catch (error) {
      await media.takeBack().catch(() => {});
      throw error;
    }
  }

  /** Says more of a case. Throws `HC_NOT_FOUND` when there is none, `HC_RECEIPT` when it is of another run. */
  async change(id: string, run: string, said: MoreSaid): Promise<FlagOutcome> {
    const before = await this.#find(id, run);
    const { inputs, outputs, flag, ...rest } = before;
    const draft: FlagDraft = {
      ...{ run, endpoint: before.run.endpoint, startedAt: before.run.startedAt, durationMs: before.run.durationMs },
      ...{ version: before.run.version, error: before.run.error, user: rest.user, session: rest.session, verified: rest.verified },
      ...{ inputs, outputs, by: flag.by, rule: flag.rule, option: flag.option, note: flag.note, corrected: null, ...said },
    };
    const kept = await this.#redact(draft);
    if (kept === null) return { case: id, delivery: "done" };
    const names = Object.keys(said) as (keyof MoreSaid)[];
    return this.#change(before, Object.fromEntries(names.map((name) => [name, kept[name]])));
  }

  /** Takes a case back: its row, its files, and what callbacks have of it. Throws as `change` does. */
  async undo(id: string, run: string): Promise<void> {
    const { store, deliveries, callbacks } = this.#parts;
    await this.#find(id, run);
    const removed = await store.remove(id, [...callbacks, mediaReceiver]);
    if (removed) await deliveries.attempt(id, graceMs);
  }

  async #find(id: string, run: string): Promise<Case> {
    const found = await this.#parts.store.get(id);
    if (!found)
      throw new HardcaseError("HC_NOT_FOUND", `There is no case ${id}.`, { hint: "It may have been undone: flag the run again." });
    if (found.run.id === run) return found;
    throw new HardcaseError("HC_RECEIPT", `The receipt is not of the run that case ${id} keeps.`, { parameter: "receipt" });
  }

  async #change(before: Case, said: MoreSaid): Promise<FlagOutcome> {
    const { store, deliveries, callbacks, media: mediaStore } = this.#parts;
    const { option, note, corrected } = said;
    const media = this.#newMedia();
    try {
      const change: FlagChange = {
        ...(option !== undefined && option !== null && { option }),
        ...(note !== undefined && { note }),
        ...(corrected !== undefined && { corrected: corrected && (await this.#toStored("output", corrected, media)) }),
      };
      if (Object.keys(change).length === 0) return { case: before.id, delivery: "done" };
      const changed = await store.change(before.id, change, callbacks);
      if (!changed) throw new HardcaseError("HC_NOT_FOUND", `There is no case ${before.id}.`, { hint: "It was undone meanwhile." });
      const present = new Set(mediaIn(changed.flag.corrected).map(({ path }) => path));
      for (const reference of mediaIn(before.flag.corrected)) if (!present.has(reference.path)) await mediaStore.remove(reference);
      return { case: before.id, delivery: await deliveries.attempt(before.id, graceMs) };
    } catch (error) {
      await media.takeBack().catch(() => {});
      throw error;
    }
  }

  async #redact(draft: FlagDraft): Promise<FlagDraft | null> {
    const { redact } = this.#parts;
    if (!redact) return draft;
    try {
      return await redact(draft);
    } catch (error) {
      throw new HardcaseError("HC_REDACT", "The flag was not stored: the owner's redact failed.", {
        hint: "The owner's log says why.",
        cause: error,
      });
    }
  }

  async #toCase(draft: FlagDraft, media: FlagMedia): Promise<Case> {
    const { run, endpoint, startedAt, durationMs, version, error, by, rule, option, note, user, session, verified } = draft;
    const inputs = await this.#toStored("input", draft.inputs, media);
    const outputs = draft.outputs && (await this.#toStored("output", draft.outputs, media));
    const corrected = draft.corrected && (await this.#toStored("output", draft.corrected, media));
    return {
      id: uuidv7(),
      run: { id: run, endpoint, startedAt, durationMs, version, error: error && { code: error.code, message: error.message } },
      inputs,
      outputs,
      flag: { by, rule, option, note, corrected, at: new Date() },
      verified,
      user,
      session,
      noticeVersion: this.#parts.noticeVersion,
      inputsHash: hashInputs(inputs),
      review: { verdict: "new", expected: null, comment: null, by: null, at: null, duplicateOf: null, revision: 0 },
    };
  }

  /** What finds cases whose picture looks nearly the same. */
  async #hashPictures({ inputs }: Case): Promise<readonly string[]> {
    const picture = mediaIn(inputs).find(({ mime_type }) => mime_type.startsWith("image/"));
    if (!picture) return [];
    const hash = await hashPicture(await this.#parts.media.load(picture));
    return hash === null ? [] : [hash];
  }

  /** Values that `redact` has changed are checked like any other. */
  async #toStored(place: "input" | "output", values: NamedValues, media: FlagMedia): Promise<StoredValues> {
    const stored: Record<string, StoredValues[string]> = {};
    for (const { name, component, folder } of this.#parts.columns.of(place)) {
      if (!Object.hasOwn(values, name)) continue;
      stored[name] = await component.flag(component.parse(values[name]), media.accessFor(folder));
    }
    return stored;
  }

  #newMedia(): FlagMedia {
    return new FlagMedia(this.#parts.media, this.#parts.files);
  }
}
