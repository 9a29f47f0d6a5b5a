import {
  type ChangeableChoices,
  type Choice,
  type ChoiceItem,
  type ChoiceValue,
  choiceSchema,
  gradioChoices,
  isChoiceValue,
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
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, checkWholeOption, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";

/** Options of `dropdown()`. */
export interface DropdownOptions<Value extends ChoiceValue = ChoiceValue> extends ComponentOptions {
  /** What is selected at first: a choice, or a list of them with `multiselect`. Default: none. */
  readonly value?: Value | string | readonly (Value | string)[];
  /** Several choices at once; the function gets a list. Default `false`. */
  readonly multiselect?: boolean;
  /** With `multiselect`: how many at most. */
  readonly maxChoices?: number;
  /** Lets a person type a text that is none of the choices. Default `false`. */
  readonly allowCustomValue?: boolean;
  /** Whether typing narrows the list. Default: with more than 12 choices, with `multiselect` and with `allowCustomValue`. */
  readonly filterable?: boolean;
  readonly placeholder?: string;
}

interface ReadOptions extends DropdownOptions {
  readonly choices: readonly Choice[];
}

/** What one entry may be: a choice, or any text where the options allow it. */
type EntryOf<Item extends ChoiceItem, Options> = Options extends { readonly allowCustomValue: true }
  ? ValueOfChoice<Item> | string
  : ValueOfChoice<Item>;

/** `Several` where the options say `multiselect: true`, else `One`. */
type IfMultiple<Options, Several, One> = Options extends { readonly multiselect: true } ? Several : One;

/** What `value` may be for these choices and options. */
type InitialOf<Item extends ChoiceItem, Options> = {
  readonly value?: IfMultiple<Options, readonly EntryOf<Item, Options>[], EntryOf<Item, Options>>;
};

type DropdownValue = ChoiceValue | readonly ChoiceValue[];

/** Up to this many choices a plain list is found faster by eye than by typing. */
const longestPlainList = 12;

function parseEntry(value: unknown, { choices, allowCustomValue }: ReadOptions): ChoiceValue {
  if (!allowCustomValue) return parseChoice(value, choices);
  return typeof value === "string" || choices.some((choice) => choice.value === value) ? (value as ChoiceValue) : invalid("a text", value);
}

function parse(value: unknown, options: ReadOptions): DropdownValue {
  if (!options.multiselect) return parseEntry(value, options);
  const list = parseChoiceList(value, (item) => parseEntry(item, options));
  const { maxChoices = Number.POSITIVE_INFINITY } = options;
  return list.length <= maxChoices ? list : invalid(`at most ${maxChoices} choices`, value);
}

const asList = (value: DropdownValue): readonly ChoiceValue[] => (isChoiceValue(value) ? [value] : value);

const kind = defineComponent<ReadOptions, DropdownValue, ChoiceValue | ChoiceValue[], DropdownValue, "select">({
  name: "dropdown",
  gradio: {
    type: "dropdown",
    apiInfo({ choices, multiselect, allowCustomValue }) {
      const entry = allowCustomValue ? { type: "string" } : choiceSchema(choices);
      return multiselect ? { type: "array", items: entry } : entry;
    },
    events: ["change", "input", "focus", "blur", "select"],
    props: ({ choices, multiselect, maxChoices, allowCustomValue, filterable }) => ({
      choices: gradioChoices(choices),
      multiselect,
      max_choices: maxChoices,
      allow_custom_value: allowCustomValue,
      filterable,
    }),
  },
  events: ["select"],
  readUpdate: (changes, { allowCustomValue }) => readChangedChoices("dropdown", changes, allowCustomValue),
  checkOptions(options) {
    checkWholeOption("dropdown", "maxChoices", options.maxChoices, 1);
    if (options.maxChoices !== undefined && !options.multiselect) throw optionError("dropdown", "maxChoices needs multiselect: true");
    checkInitialValue("dropdown", options.value, (given) => parse(given, options));
  },
  initial: ({ multiselect }) => (multiselect ? [] : null),
  isEmpty: (value, { allowCustomValue }) => allowCustomValue === true && value === "",
  parse,
  preprocess: (value) => (isChoiceValue(value) ? value : [...value]),
  postprocess: parse,
  compare(expected, actual, { multiselect }) {
    if (multiselect) return compareAsSets(asList(expected), asList(actual));
    return expected === actual ? { same: true } : { same: false, reason: `${JSON.stringify(actual)} is not ${JSON.stringify(expected)}` };
  },
  feature({ choices, multiselect, allowCustomValue }) {
    const entry = classOf(choices, allowCustomValue === true);
    return multiselect ? { type: "list", of: entry } : entry;
  },
  schema({ choices, multiselect, maxChoices, allowCustomValue }) {
    const entry = allowCustomValue ? { anyOf: [{ type: "string" }, choiceSchema(choices)] } : choiceSchema(choices);
    return multiselect ? { type: "array", items: entry, uniqueItems: true, maxItems: maxChoices } : entry;
  },
  sample({ choices, multiselect, maxChoices = 2 }) {
    const values = choices.length > 0 ? choices.map(({ value }) => value) : ["custom"];
    return multiselect ? values.slice(0, Math.min(2, maxChoices)) : parseChoice(values[0], [{ label: "", value: values[0] ?? "" }]);
  },
  viewOptions({ choices, multiselect = false, maxChoices, allowCustomValue = false, filterable, placeholder }) {
    return {
      choices: choices.map(({ label, value }) => ({ label, value })),
      isMultiple: multiselect,
      maxChoices,
      allowsCustom: allowCustomValue,
      isFilterable: filterable ?? (multiselect || allowCustomValue || choices.length > longestPlainList),
      placeholder,
    };
  },
});

/**
 * One of many choices, or several of them with `multiselect: true`. The function's parameter has the union of the choices as
 * its type, a list of it, or also any string with `allowCustomValue: true`.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for an empty list (unless custom values are allowed), a repeated choice,
 * or a `value` outside of the choices.
 * @example
 * new Interface((languages) => languages.join(" and "), dropdown(["French", "Wolof"], { multiselect: true }), "text");
 */
export function dropdown<
  const Item extends ChoiceItem,
  const Options extends DropdownOptions<NoInfer<ValueOfChoice<Item>>> = ComponentOptions,
>(
  choices: readonly Item[],
  options?: Options & InitialOf<NoInfer<Item>, Options>,
): Component<
  ArgumentOf<IfMultiple<Options, EntryOf<Item, Options>[], EntryOf<Item, Options>>, Options>,
  IfMultiple<Options, readonly EntryOf<Item, Options>[], EntryOf<Item, Options>>,
  IfMultiple<Options, readonly EntryOf<Item, Options>[], EntryOf<Item, Options>>,
  "select",
  DropdownOptions & ChangeableChoices
> {
  const canBeEmpty = options?.allowCustomValue === true;
  return kind.create({ ...options, choices: readChoices("dropdown", choices, canBeEmpty) } as ReadOptions) as never;
}
