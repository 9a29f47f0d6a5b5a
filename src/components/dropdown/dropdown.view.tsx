import type { ChoiceValue } from "../choices.ts";
import { ChosenList, ChosenListDifference } from "../view/chosen-list.tsx";
import { ChevronDownIcon } from "../view/icon.tsx";
import { labelOfChoice } from "../view/label-of-choice.ts";
import { ReplacedValue } from "../view/replaced-value.tsx";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { Combobox } from "./combobox.tsx";
import type { DropdownViewOptions } from "./dropdown-view-options.ts";
import "./dropdown.css";

type Value = ChoiceValue | readonly ChoiceValue[];

export const emptyMessage = "Choose one";

const asList = (value: Value | null): readonly ChoiceValue[] | null =>
  value === null ? null : typeof value === "object" ? value : [value];

const asOne = (value: Value | null): ChoiceValue | null => asList(value)?.[0] ?? null;

export function Input(props: InputProps<Value, DropdownViewOptions>) {
  const { isMultiple, allowsCustom, isFilterable, choices } = props.options;
  if (!isMultiple && !allowsCustom && !isFilterable) return <PlainList {...props} />;
  return (
    <Combobox
      {...props}
      chosen={asList(props.value) ?? []}
      onChoose={(chosen) => {
        const before = asList(props.value) ?? [];
        const added = chosen.find((value) => !before.includes(value));
        const value = added ?? before.find((one) => !chosen.includes(one));
        props.onChange(isMultiple ? chosen : (chosen[0] ?? null));
        // A value of one's own stands in no list.
        const index = choices.findIndex((choice) => choice.value === value);
        if (value !== undefined) props.onEvent?.("select", { index: index === -1 ? null : index, value, selected: added !== undefined });
      }}
    />
  );
}

/** The browser's own list: the fastest for a few choices, and the best on a phone. */
function PlainList(props: InputProps<Value, DropdownViewOptions>) {
  const { choices, placeholder } = props.options;
  const selected = choices.findIndex(({ value }) => value === props.value);
  return (
    <div class="dropdown-list">
      <select
        id={props.id}
        class="control"
        value={String(selected)}
        disabled={props.disabled}
        aria-required={props.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onChange={({ currentTarget }) => {
          const index = Number(currentTarget.value);
          const { value = null } = choices[index] ?? {};
          props.onChange(value);
          if (value !== null) props.onEvent?.("select", { index, value, selected: true });
        }}
      >
        {(!props.required || selected === -1) && <option value="-1">{placeholder ?? "Choose…"}</option>}
        {choices.map(({ label }, index) => (
          <option key={label} value={String(index)}>
            {label}
          </option>
        ))}
      </select>
      <span class="dropdown-arrow">
        <ChevronDownIcon />
      </span>
    </div>
  );
}

export function Output({ id, labelId, value, options }: OutputProps<Value, DropdownViewOptions>) {
  const { choices, isMultiple } = options;
  if (isMultiple) return <ChosenList id={id} labelId={labelId} value={asList(value)} choices={choices} />;
  const one = asOne(value);
  return (
    <output id={id} class="value" aria-labelledby={labelId}>
      {one === null ? "" : labelOfChoice(one, choices)}
    </output>
  );
}

export function Cell({ value, options: { choices, isMultiple } }: CellProps<Value, DropdownViewOptions>) {
  if (isMultiple) return <ChosenList value={asList(value)} choices={choices} />;
  const one = asOne(value);
  return <span>{one === null ? null : labelOfChoice(one, choices)}</span>;
}

export function Diff({ expected, actual, options: { choices, isMultiple } }: DiffProps<Value, DropdownViewOptions>) {
  if (isMultiple) return <ChosenListDifference expected={asList(expected)} actual={asList(actual)} choices={choices} />;
  const show = (value: Value | null) => (value === null ? null : labelOfChoice(asOne(value) ?? "", choices));
  return <ReplacedValue expected={show(expected)} actual={show(actual)} isSame={expected === actual} />;
}
