import type { Choice, ChoiceValue } from "../choices.ts";
import { filterChoices } from "./filter-choices.ts";

interface ComboboxState {
  readonly choices: readonly Choice[];
  readonly chosen: readonly ChoiceValue[];
  readonly typed: string;
  /** What narrows the list; empty where nothing does. */
  readonly filter: string;
  readonly isMultiple: boolean;
  readonly allowsCustom: boolean;
}

/** What a combobox offers: the choices that fit, and the typed text itself where any text may be chosen. */
export function comboboxOptions({ choices, chosen, typed, filter, isMultiple, allowsCustom }: ComboboxState): readonly Choice[] {
  const found = filterChoices(choices, filter);
  if (!allowsCustom) return found;
  const known = new Set(choices.map(({ value }) => value));
  // A custom text that was chosen stays in the list, so that it can be taken away there again.
  const custom = isMultiple ? chosen.filter((value) => !known.has(value)).map((value) => ({ label: String(value), value })) : [];
  const text = typed.trim();
  const isNew = text !== "" && ![...choices, ...custom].some(({ label }) => label === text);
  return [...found, ...filterChoices(custom, filter), ...(isNew ? [{ label: text, value: text }] : [])];
}
