import type { Choice, ChoiceValue } from "../choices.ts";
import { labelOfChoice } from "../view/label-of-choice.ts";
import { ReplacedValue } from "../view/replaced-value.tsx";
import { submitOnEnter } from "../view/submit-on-enter.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import "../view/choice-list.css";

interface RadioViewOptions {
  readonly choices: readonly Choice[];
}

export const emptyMessage = "Choose one";

export function Input(props: InputProps<ChoiceValue, RadioViewOptions>) {
  return (
    <div
      id={props.id}
      class="choice-list"
      role="radiogroup"
      aria-labelledby={props.labelId}
      aria-required={props.required}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
    >
      {props.options.choices.map(({ label, value }, index) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name={props.id}
            value={value}
            checked={value === props.value}
            disabled={props.disabled}
            onChange={() => {
              props.onChange(value);
              props.onEvent?.("select", { index, value });
            }}
            onKeyDown={submitOnEnter(props.onSubmit)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

export function Output({ id, labelId, value, options }: OutputProps<ChoiceValue, RadioViewOptions>) {
  return (
    <output id={id} class="value" aria-labelledby={labelId}>
      {value === null ? "" : labelOfChoice(value, options.choices)}
    </output>
  );
}

export function Cell({ value, options }: CellProps<ChoiceValue, RadioViewOptions>) {
  return <span>{value === null ? null : labelOfChoice(value, options.choices)}</span>;
}

export function Diff({ expected, actual, options }: DiffProps<ChoiceValue, RadioViewOptions>) {
  const show = (value: ChoiceValue | null) => (value === null ? null : labelOfChoice(value, options.choices));
  return <ReplacedValue expected={show(expected)} actual={show(actual)} isSame={expected === actual} />;
}
