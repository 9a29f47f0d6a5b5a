import type { Choice } from "../choices.ts";

/** What `dropdown()`'s view needs of its options. */
export interface DropdownViewOptions {
  readonly choices: readonly Choice[];
  readonly isMultiple: boolean;
  readonly maxChoices?: number;
  readonly allowsCustom: boolean;
  readonly isFilterable: boolean;
  readonly placeholder?: string;
}
