import type { Choice } from "../choices.ts";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The choices that contain what was typed, whatever its case and accents; those that begin with it come first. */
export function filterChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = plain(typed.trim());
  if (wanted === "") return choices;
  const found = choices.filter(({ label }) => plain(label).includes(wanted));
  const begins = (choice: Choice) => plain(choice.label).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
