import type { JsonSchema } from "./define-component.ts";
import { invalid } from "./invalid-value.ts";
import { optionError } from "./option-error.ts";
import { showValue } from "./show-value.ts";

/** What one can choose: the function gets the choice itself. */
export type ChoiceValue = string | number;

/** A choice as an owner writes it: plain, or with a label of its own for the page. */
export type ChoiceItem = ChoiceValue | readonly [label: string, value: ChoiceValue];

/** What the function gets for a choice. */
export type ValueOfChoice<Item extends ChoiceItem> = Item extends readonly [label: string, value: infer Value extends ChoiceValue]
  ? Value
  : Item;

/** One choice as the page's views get it. */
export interface Choice {
  readonly label: string;
  readonly value: ChoiceValue;
}

/** How many choices an error message lists before it only counts them. */
const longestList = 8;

/**
 * The choices of a factory, each with its label.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for an empty list, a choice of another type, or two alike.
 */
export function readChoices(kind: string, choices: readonly ChoiceItem[], canBeEmpty = false): readonly Choice[] {
  const given: unknown = choices ?? [];
  if (!Array.isArray(given)) throw optionError(kind, `choices must be a list, got ${showValue(given)}`);
  if (given.length === 0 && !canBeEmpty)
    throw optionError(kind, "choices must not be empty", `Write the choices as a list: ${kind}(["yes", "no"]).`);
  const read = given.map((choice, index) => readChoice(kind, choice, index));
  refuseTwins(
    kind,
    read.map(({ value }) => String(value)),
  );
  refuseTwins(
    kind,
    read.map(({ label }) => label),
  );
  return read;
}

/** Choices as `update()` takes them. */
export interface ChangeableChoices {
  readonly choices?: readonly ChoiceItem[];
}

/** The choices among changed options, read as the factory reads them. */
export function readChangedChoices(kind: string, changes: { readonly [name: string]: unknown }, canBeEmpty = false) {
  if (!("choices" in changes)) return changes;
  return { ...changes, choices: readChoices(kind, changes.choices as readonly ChoiceItem[], canBeEmpty) };
}

function readChoice(kind: string, choice: unknown, index: number): Choice {
  if (isChoiceValue(choice)) return { label: String(choice), value: choice };
  if (Array.isArray(choice) && choice.length === 2 && typeof choice[0] === "string" && isChoiceValue(choice[1])) {
    return { label: choice[0], value: choice[1] };
  }
  throw optionError(kind, `choices[${index}] must be a text, a number or a [label, value] pair, got ${showValue(choice)}`);
}

export function isChoiceValue(value: unknown): value is ChoiceValue {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

/** Two choices that read alike could not be told apart on the page, nor `1` and `"1"` in a CSV cell. */
function refuseTwins(kind: string, texts: readonly string[]): void {
  const seen = new Set<string>();
  for (const text of texts) {
    if (seen.has(text)) throw optionError(kind, `choices must differ, got ${showValue(text)} twice`);
    seen.add(text);
  }
}

/** Says what a value must be: `one of "add", "subtract"`. */
export function oneOf(choices: readonly Choice[]): string {
  const listed = choices.slice(0, longestList).map(({ value }) => showValue(value));
  const more = choices.length - listed.length;
  return `one of ${listed.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The value as a choice, or a refusal that lists the choices. */
export function parseChoice(value: unknown, choices: readonly Choice[]): ChoiceValue {
  const found = choices.find((choice) => choice.value === value);
  return found ? found.value : invalid(oneOf(choices), value);
}

/** The value as a list of choices without twins, in the order given. */
export function parseChoiceList(value: unknown, parseItem: (item: unknown) => ChoiceValue): ChoiceValue[] {
  if (!Array.isArray(value)) return invalid("a list of choices", value);
  const items = value.map(parseItem);
  return new Set(items).size === items.length ? items : invalid("a list without repeated choices", value);
}

/** JSON Schema of one choice. */
export function choiceSchema(choices: readonly Choice[]): JsonSchema {
  const types = new Set(choices.map(({ value }) => typeof value));
  const [only] = types;
  return { ...(types.size === 1 && { type: only }), enum: choices.map(({ value }) => value) };
}

/** Choices as Gradio's constructors take them. */
export const gradioChoices = (choices: readonly Choice[]) => choices.map(({ label, value }) => [label, value] as const);
