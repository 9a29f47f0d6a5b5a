import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import type { NumberValue } from "./number.ts";
import "./number.css";

interface NumberViewOptions {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly placeholder?: string;
}

type Value = NumberValue;

export const emptyMessage = "Enter a number";

export function Input(props: InputProps<Value, NumberViewOptions>) {
  const { minimum, maximum, step, unit, placeholder } = props.options;
  return (
    <div class="number-control">
      <input
        id={props.id}
        class="control"
        type="number"
        min={minimum}
        max={maximum}
        step={step ?? "any"}
        placeholder={placeholder}
        value={props.value ?? ""}
        disabled={props.disabled}
        aria-required={props.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onInput={({ currentTarget }) => {
          const { valueAsNumber } = currentTarget;
          props.onChange(Number.isNaN(valueAsNumber) ? null : valueAsNumber);
        }}
        onKeyDown={(event) => event.key === "Enter" && props.onSubmit()}
      />
      {unit && <span class="unit">{unit}</span>}
    </div>
  );
}

export function Output({ id, labelId, value, options }: OutputProps<Value, NumberViewOptions>) {
  return (
    <div class="number-output">
      <output id={id} class="value" aria-labelledby={labelId}>
        {value ?? ""}
      </output>
      {options.unit && value !== null && <span class="unit">{options.unit}</span>}
    </div>
  );
}

export function Cell({ value, options }: CellProps<Value, NumberViewOptions>) {
  return (
    <span class="number-cell">
      {value}
      {value !== null && options.unit ? ` ${options.unit}` : ""}
    </span>
  );
}

export function Diff({ expected, actual }: DiffProps<Value, NumberViewOptions>) {
  if (expected === actual) return <span>{actual}</span>;
  return (
    <span>
      <del>{expected}</del> <ins>{actual}</ins>
    </span>
  );
}
