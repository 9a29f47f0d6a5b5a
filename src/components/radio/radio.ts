import {
  type ChangeableChoices,
  type Choice,
  type ChoiceItem,
  type ChoiceValue,
  choiceSchema,
  gradioChoices,
  parseChoice,
  readChangedChoices,
  readChoices,
  type ValueOfChoice,
} from "../choices.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { classOf } from "../dataset-feature.ts";
import { defineComponent } from "../define-component.ts";
import { checkInitialValue } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";

/** Options of `radio()`. */
export interface RadioOptions<Value extends ChoiceValue = ChoiceValue> extends ComponentOptions {
  /** The choice that is selected at first. Default: none. */
  readonly value?: Value;
}

interface ReadOptions extends RadioOptions {
  readonly choices: readonly Choice[];
}

const kind = defineComponent<ReadOptions, ChoiceValue, ChoiceValue, ChoiceValue, "select">({
  name: "radio",
  gradio: {
    type: "radio",
    apiInfo: ({ choices }) => ({ ...choiceSchema(choices), title: "Radio" }),
    events: ["change", "input", "select"],
    props: ({ choices }) => ({ choices: gradioChoices(choices) }),
  },
  events: ["select"],
  readUpdate: (changes) => readChangedChoices("radio", changes),
  checkOptions: ({ value, choices }) => checkInitialValue("radio", value, (given) => parseChoice(given, choices)),
  parse: (value, { choices }) => parseChoice(value, choices),
  preprocess: (value) => value,
  postprocess: (result, { choices }) => parseChoice(result, choices),
  compare: (expected, actual) =>
    expected === actual ? { same: true } : { same: false, reason: `${JSON.stringify(actual)} is not ${JSON.stringify(expected)}` },
  feature: ({ choices }) => classOf(choices),
  schema: ({ choices }) => choiceSchema(choices),
  sample: ({ choices }) => parseChoice(choices[0]?.value, choices),
  viewOptions: ({ choices }) => ({ choices: choices.map(({ label, value }) => ({ label, value })) }),
});

/**
 * One of a few choices, all in sight. The function's parameter has the union of the choices as its type.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for an empty list, a repeated choice, or a `value` that is none of them.
 * @example
 * new Interface((size) => size === "s" ? 1 : 2, radio([["Small", "s"], ["Large", "l"]], { value: "s" }), "number");
 */
export function radio<
  const Item extends ChoiceItem,
  const Options extends RadioOptions<NoInfer<ValueOfChoice<Item>>> = RadioOptions<ValueOfChoice<Item>>,
>(
  choices: readonly Item[],
  options?: Options,
): Component<
  ArgumentOf<ValueOfChoice<Item>, Options>,
  ValueOfChoice<Item>,
  ValueOfChoice<Item>,
  "select",
  RadioOptions & ChangeableChoices
> {
  return kind.create({ ...options, choices: readChoices("radio", choices) }) as never;
}
