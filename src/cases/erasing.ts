import type { MediaReference } from "../components/media-reference.ts";

/** Which cases to erase; all conditions must hold. One without any would be all of them. */
export interface ErasedFilter {
  /** These, by id. */
  readonly cases?: readonly string[];
  readonly session?: string;
  readonly user?: string;
  readonly endpoint?: string;
  /** Flagged before this time. */
  readonly until?: Date;
}

/** What is known of a case that is to be erased. */
export interface ErasableCase {
  readonly id: string;
  readonly endpoint: string;
  /** Its files, also those of earlier judgements. */
  readonly files: readonly MediaReference[];
  /**
   * Names what was seen of it, so that nothing goes unseen that came later. `null` for a case that was taken back, of which a
   * callback has yet to be told.
   */
  readonly state: string | null;
}

/** Who keeps copies of cases. */
export interface EraseReceivers {
  /** Callbacks that are told of a removal, by endpoint. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  /** Those whose copies are removed by whoever erases: they are told of nothing. */
  readonly local: readonly string[];
}

/** What a store has erased. */
export interface StoreErasure {
  readonly cases: number;
  /** Deliveries that held something of a case, or would have. */
  readonly deliveries: number;
  /** Removals that callbacks are told of, by the callback's name. */
  readonly owed: Readonly<Record<string, number>>;
}

/** A file as it is sought among those of other cases. */
export type SoughtFile = Pick<MediaReference, "path" | "sha256">;

/** Those of some files that other cases use. */
export interface FilesElsewhere {
  readonly paths: ReadonlySet<string>;
  /** By the SHA-256 of a content, the names that it has there. */
  readonly contents: ReadonlyMap<string, ReadonlySet<string>>;
}
