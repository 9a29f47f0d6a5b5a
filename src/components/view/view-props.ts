import type { KindEvent } from "../component-event.ts";
import type { Json } from "../define-component.ts";
import type { FileData } from "../file-data.ts";

/** How a view's upload is going. */
export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** What the page's shell gives to every face of a view. The shell draws label, info, error and waiting around it. */
interface SharedProps<Options> {
  /** Id for the element that holds the value, so that the shell's label points at it. */
  readonly id: string;
  /** Id of the shell's label; a group names itself with `aria-labelledby={labelId}`. */
  readonly labelId: string;
  /** What the kind's `viewOptions` returned. */
  readonly options: Options;
  /**
   * Tells of an event of the kind, such as `select` with `{ index, value }`. Left out where nobody can listen. Changes, focus,
   * `submit` and `upload` are told by the shell.
   */
  readonly onEvent?: (event: KindEvent, detail?: Json) => void;
}

/** Props of a view's `Input`. */
export interface InputProps<Value, Options = Record<string, never>> extends SharedProps<Options> {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  /** Call when the person presses Enter in a one-line control. */
  readonly onSubmit: () => void;
  readonly disabled: boolean;
  /** True while a run writes this input and more may come, as to a chat that a function reads and writes. Default `false`. */
  readonly isStreaming?: boolean;
  /** Whether an empty value is refused, for `aria-required`. */
  readonly required: boolean;
  /** Whether the shell shows an error, for `aria-invalid`. */
  readonly invalid: boolean;
  /** Ids of help text and error, for `aria-describedby`. */
  readonly describedBy: string | undefined;
  /** Tells the shell of a problem in the browser, such as a refused camera; `null` clears it. */
  readonly onError: (message: string | null) => void;
  /**
   * Sends files to the server and gives their page values; aborted by the signal. Throws an `Error` to show. A run that is
   * started meanwhile waits for it, also for files that are still being made.
   */
  readonly upload: (
    files: readonly File[] | Promise<readonly File[]>,
    onProgress: (progress: UploadProgress) => void,
    signal: AbortSignal,
  ) => Promise<FileData[]>;
}

/** Props of a view's `Output`. `null` is drawn as an empty state that keeps the height of a value. */
export interface OutputProps<Value, Options = Record<string, never>> extends SharedProps<Options> {
  readonly value: Value | null;
  /** True while more of this value may come. */
  readonly isStreaming: boolean;
}

/** Props of a view's `Cell`: the value in a table or a list, one line high, thumbnails at most 48 px. */
export interface CellProps<Value, Options = Record<string, never>> {
  readonly value: Value | null;
  readonly options: Options;
}

/** Props of a view's `Diff`: where the actual value differs from the expected one, marked inside the value. */
export interface DiffProps<Value, Options = Record<string, never>> {
  readonly expected: Value | null;
  readonly actual: Value | null;
  readonly options: Options;
}

// biome-ignore lint/suspicious/noExplicitAny: what Preact draws; its types are not among those of the package.
type Face<Props> = (props: Props) => any;

/** What a `<kind>.view.tsx` exports; a kind that stands on one side only leaves out the other side's face. */
export interface ViewModule<Value, Options = Record<string, never>> {
  readonly Input?: Face<InputProps<Value, Options>>;
  readonly Output?: Face<OutputProps<Value, Options>>;
  readonly Cell: Face<CellProps<Value, Options>>;
  readonly Diff: Face<DiffProps<Value, Options>>;
  /** Told at the field when a value is required and missing, for example "Enter a number". */
  readonly emptyMessage?: string;
  /**
   * Whether the input names itself, as a button does by the text on it: the shell then draws no label, and the element with
   * `id` needs an accessible name of its own. Default `false`.
   */
  readonly hasOwnLabel?: boolean;
}
