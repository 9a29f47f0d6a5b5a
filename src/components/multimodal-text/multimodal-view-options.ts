/** What the view gets of `multimodalText()`'s options. */
export interface MultimodalViewOptions {
  readonly fileTypes?: readonly string[];
  readonly isMultiple: boolean;
  readonly placeholder?: string;
  readonly lines: number;
  readonly maxLines: number;
  readonly submitLabel?: string;
  readonly autofocus: boolean;
}
