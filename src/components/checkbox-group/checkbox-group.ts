import {
  type ChangeableChoices,
  type Choice,
  type ChoiceItem,
  type ChoiceValue,
  choiceSchema,
  gradioChoices,
  parseChoice,
  parseChoiceList,
  readChangedChoices,
  readChoices,
  type ValueOfChoice,
} from "../choices.ts";
import { compareAsSets } from "../compare-as-sets.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { classOf } from "../dataset-feature.ts";
import { defineComponent } from "../define-component.ts";
import { checkInitialValue } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";

/** Options of `checkboxGroup()`. */
export interface CheckboxGroupOptions<Value extends ChoiceValue = ChoiceValue> extends ComponentOptions {
  /** The choices that are ticked at first. Default: none. */
  readonly value?: readonly Value[];
}

interface ReadOptions extends CheckboxGroupOptions {
  readonly choices: readonly Choice[];
}

function parse(value: unknown, { choices }: ReadOptions): ChoiceValue[] {
  return parseChoiceList(value, (item) => parseChoice(item, choices));
}

const kind = defineComponent<ReadOptions, readonly ChoiceValue[], ChoiceValue[], readonly ChoiceValue[], "select">({
  name: "checkboxGroup",
  gradio: {
    type: "checkboxgroup",
    apiInfo: ({ choices }) => ({ title: "Checkbox Group", type: "array", items: choiceSchema(choices) }),
    events: ["change", "input", "select"],
    props: ({ choices }) => ({ choices: gradioChoices(choices) }),
  },
  events: ["select"],
  readUpdate: (changes) => readChangedChoices("checkboxGroup", changes),
  checkOptions: (options) => checkInitialValue("checkboxGroup", options.value, (given) => parse(given, options)),
  initial: () => [],
  parse,
  preprocess: (value) => [...value],
  postprocess: parse,
  compare: compareAsSets,
  feature: ({ choices }) => ({ type: "list", of: classOf(choices) }),
  schema: ({ choices }) => ({ type: "array", items: choiceSchema(choices), uniqueItems: true }),
  sample: ({ choices }) => choices.slice(0, 2).map(({ value }) => value),
  viewOptions: ({ choices }) => ({ choices: choices.map(({ label, value }) => ({ label, value })) }),
});

/**
 * Any number of a few choices, all in sight. The function gets a list of the ticked ones; none is an empty list, not `null`.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for an empty list, a repeated choice, or a `value` outside of the choices.
 * @example
 * new Interface((toppings) => toppings.length, checkboxGroup(["cheese", "olives"], { value: ["cheese"] }), "number");
 */
export function checkboxGroup<
  const Item extends ChoiceItem,
  const Options extends CheckboxGroupOptions<NoInfer<ValueOfChoice<Item>>> = CheckboxGroupOptions<ValueOfChoice<Item>>,
>(
  choices: readonly Item[],
  options?: Options,
): Component<
  ArgumentOf<ValueOfChoice<Item>[], Options>,
  readonly ValueOfChoice<Item>[],
  readonly ValueOfChoice<Item>[],
  "select",
  CheckboxGroupOptions & ChangeableChoices
> {
  return kind.create({ ...options, choices: readChoices("checkboxGroup", choices) }) as never;
}
