import type { NamedValues } from "../runs/run.ts";

/** What a person may say of a flag beside the click; values are page values. What is left out stays as it is. */
export interface MoreSaid {
  readonly option?: string | null;
  readonly note?: string | null;
  /** The right outputs by name: some or all. */
  readonly corrected?: NamedValues | null;
}
