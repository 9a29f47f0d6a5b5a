import type { Json } from "../components/define-component.ts";
import { isMediaReference } from "../components/media-reference.ts";
import type { Case, StoredValues } from "./case.ts";

/** Of a case so many characters can be searched; PostgreSQL refuses to index more than a megabyte. */
const longestText = 100_000;
const longestWord = 64;

/** Scripts that put no space between words: there each character counts as a word. */
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`;
const word = new RegExp(String.raw`(?=[\p{L}\p{N}])${unspaced}\p{M}*|(?:(?!${unspaced})[\p{L}\p{N}\p{M}])+`, "gu");

/** The words by which a case is found: those of inputs, outputs, correction, note and error. */
export function searchWords({ inputs, outputs, flag, run }: Pick<Case, "inputs" | "outputs" | "flag" | "run">): string[] {
  const texts: string[] = [];
  collectTexts([flag.note, run.error?.message ?? null, inputs, outputs, flag.corrected], texts, longestText);
  return [...new Set(wordsOf(texts.join(" ").slice(0, longestText)))];
}

/** The text of stored values without their labels, in their order, so much of it at most. */
export function valueText(values: StoredValues, longest: number): string {
  const texts: string[] = [];
  collectTexts(values as Json, texts, longest);
  return texts.join(" ").slice(0, longest);
}

/** Words in lower case and without accents, as both databases index them: they never see a sign that means anything to them. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
  return (plain.match(word) ?? []).map((found) => [...found].slice(0, longestWord).join(""));
}

/** Values without their labels; of a file, what its owner called it. Answers how many characters may still come. */
function collectTexts(value: Json | undefined, texts: string[], room: number): number {
  if (room <= 0 || value === null || value === undefined || typeof value === "boolean") return room;
  if (typeof value === "string" || typeof value === "number") {
    const text = String(value);
    texts.push(text);
    return room - text.length;
  }
  if (isMediaReference(value)) return collectTexts(value.orig_name, texts, room);
  return Object.values(value).reduce((left: number, member: Json | undefined) => collectTexts(member, texts, left), room);
}
