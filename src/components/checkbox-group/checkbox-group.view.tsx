import type { Choice, ChoiceValue } from "../choices.ts";
import { ChosenList, ChosenListDifference } from "../view/chosen-list.tsx";
import { submitOnEnter } from "../view/submit-on-enter.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import "../view/choice-list.css";

interface CheckboxGroupViewOptions {
  readonly choices: readonly Choice[];
}

type Value = readonly ChoiceValue[];

export function Input(props: InputProps<Value, CheckboxGroupViewOptions>) {
  const { choices } = props.options;
  const chosen = props.value ?? [];
  const toggle = (toggled: ChoiceValue, selected: boolean) => {
    const values = choices.map(({ value }) => value);
    props.onChange(values.filter((value) => (value === toggled ? selected : chosen.includes(value))));
    props.onEvent?.("select", { index: values.indexOf(toggled), value: toggled, selected });
  };
  return (
    <div
      id={props.id}
      class="choice-list"
      role="group"
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
    >
      {choices.map(({ label, value }) => (
        <label key={value} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            disabled={props.disabled}
            onChange={({ currentTarget }) => toggle(value, currentTarget.checked)}
            onKeyDown={submitOnEnter(props.onSubmit)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

export function Output({ id, labelId, value, options }: OutputProps<Value, CheckboxGroupViewOptions>) {
  return <ChosenList id={id} labelId={labelId} value={value} choices={options.choices} />;
}

export function Cell({ value, options }: CellProps<Value, CheckboxGroupViewOptions>) {
  return <ChosenList value={value} choices={options.choices} />;
}

export function Diff({ expected, actual, options }: DiffProps<Value, CheckboxGroupViewOptions>) {
  return <ChosenListDifference expected={expected} actual={actual} choices={options.choices} />;
}
