/** Who may flag: everybody by a button, the server every run, or nobody. */
export type AllowFlagging = "manual" | "auto" | "never";

/** A reason to flag: its text, or `[label on the button, value in the data]`. */
export type FlaggingOption = string | readonly [label: string, value: string];

/** What receives flags; `FlaggingCallback` in the package is the class to extend. */
export interface FlagReceiver {
  setup(components: readonly unknown[], flaggingDir: string, columns?: unknown): unknown;
  flag(flagData: ArrayLike<unknown> | Iterable<unknown>, flagOption?: string | null, username?: string | null): unknown;
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
}
