import { ReplacedValue } from "../view/replaced-value.tsx";
import { submitOnEnter } from "../view/submit-on-enter.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import "../view/choice-list.css";
import "./checkbox.css";

const show = (value: boolean | null): string | null => (value === null ? null : value ? "Yes" : "No");

export function Input(props: InputProps<boolean>) {
  return (
    <label class="choice checkbox">
      <input
        id={props.id}
        type="checkbox"
        checked={props.value === true}
        disabled={props.disabled}
        aria-labelledby={props.labelId}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onChange={({ currentTarget: { checked } }) => {
          props.onChange(checked);
          props.onEvent?.("select", { index: 0, value: checked });
        }}
        onKeyDown={submitOnEnter(props.onSubmit)}
      />
      <span aria-hidden="true">{show(props.value === true)}</span>
    </label>
  );
}

export function Output({ id, labelId, value }: OutputProps<boolean>) {
  return (
    <output id={id} class="value" aria-labelledby={labelId}>
      {show(value) ?? ""}
    </output>
  );
}

export function Cell({ value }: CellProps<boolean>) {
  return <span>{show(value)}</span>;
}

export function Diff({ expected, actual }: DiffProps<boolean>) {
  return <ReplacedValue expected={show(expected)} actual={show(actual)} isSame={expected === actual} />;
}
