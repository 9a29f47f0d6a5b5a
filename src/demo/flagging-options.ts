import type { Redact } from "./flag-draft.ts";

/** Who may flag: everybody by a button, the server every run, or nobody. */
export type AllowFlagging = "manual" | "auto" | "never";

/** A reason to flag: its text, or `[label on the button, value in the data]`. */
export type FlaggingOption = string | readonly [label: string, value: string];

/** A time: a whole number of hours, days or weeks. */
export type Retention = `${number}h` | `${number}d` | `${number}w`;

/** Which case is told. */
interface ToldCase {
  readonly case: string;
  readonly isCurrent?: () => Promise<boolean>;
}

/** What receives flags; `FlaggingCallback` in the package is the class to extend. */
export interface FlagReceiver {
  setup(components: readonly unknown[], flaggingDir: string, columns?: unknown): unknown;
  flag(
    flagData: ArrayLike<unknown> | Iterable<unknown>,
    flagOption?: string | null,
    username?: string | null,
    delivery?: ToldCase,
  ): unknown;
  update?(
    flagData: ArrayLike<unknown> | Iterable<unknown>,
    flagOption: string | null,
    username: string | null,
    delivery: ToldCase,
  ): unknown;
  undo?(delivery: { readonly case: string }): unknown;
  close?(): unknown;
  readonly isGathering?: boolean;
}

/** How flagging works in a demo. */
export interface FlaggingOptions {
  /** Default: `HARDCASE_ALLOW_FLAGGING`, else `"never"` on a Hugging Face Space, else `"manual"`. */
  readonly allowFlagging?: AllowFlagging;
  /** One button each, reading "Flag as …". Default: one button "Flag". Applies to `"manual"` only. */
  readonly flaggingOptions?: readonly FlaggingOption[];
  /** Folder for flagged data, relative to the working directory. Default `"flagged"`. */
  readonly flaggingDir?: string;
  /** Where flags are delivered. Default `new CSVLogger()`. */
  readonly flaggingCallback?: FlagReceiver | readonly FlagReceiver[];
  /** Replaces the privacy notice beside the Flag row. */
  readonly flaggingNotice?: string;
  /** Share of runs, from 0 to 1, that the server stores by itself. Default: 1 in `"auto"`, else 0. */
  readonly autoSample?: number;
  /** Whether the server stores every run that failed. Always so in `"auto"`. Default `false`. */
  readonly flagErrors?: boolean;
  /** Changes or drops a flag before anything of it is written. */
  readonly redact?: Redact;
  /**
   * How long cases are kept, counted from the flag, whatever was decided on them: hours, days or weeks, such as `"90d"`. Older ones
   * are erased everywhere, at start and once a day. Default: for ever.
   */
  readonly retain?: Retention;
  /** Where cases are kept: the URL of a PostgreSQL database. Default: `HARDCASE_STORE`, else a file in the flagging directory. */
  readonly store?: string;
}
