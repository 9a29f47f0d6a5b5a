import type { Verdict } from "../cases/case.ts";
import type { ReplayedResult } from "../cases/kept-case.ts";
import type { MediaStore } from "../cases/media-store.ts";
import type { ReplayedCase } from "./replayed-case.ts";

/** Which cases are replayed; all conditions must hold. Discarded ones are replayed only when the verdict asks for them. */
export interface ReplayFilter {
  readonly endpoint?: string;
  readonly verdict?: Verdict;
  readonly option?: string;
  /** Flagged at this time or later. */
  readonly since?: Date;
  /** The id of the one case. */
  readonly case?: string;
}

/** Where cases come from. */
export interface CaseSource extends AsyncDisposable {
  /** As a message names it. */
  readonly name: string;
  /** The folder that holds the files of their values. */
  readonly directory: string;
  /** Finds those files. */
  readonly media: MediaStore;
  /** How many match, discarded ones included. */
  count(filter: ReplayFilter): Promise<number>;
  read(filter: ReplayFilter): AsyncIterable<ReplayedCase>;
  /** Keeps the newest result of each case, where a source keeps any. */
  record?(results: readonly ReplayedResult[]): Promise<void>;
}
