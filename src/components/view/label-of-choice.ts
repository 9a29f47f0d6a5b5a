import type { Choice, ChoiceValue } from "../choices.ts";

/** What the page calls a value: its choice's label, else the value itself. */
export function labelOfChoice(value: ChoiceValue, choices: readonly Choice[]): string {
  return choices.find((choice) => choice.value === value)?.label ?? String(value);
}
