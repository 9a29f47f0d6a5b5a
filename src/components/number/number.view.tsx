import { useState } from "preact/hooks";
import { ReplacedValue } from "../view/replaced-value.tsx";
import { submitOnEnter } from "../view/submit-on-enter.ts";
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

export const emptyMessage = "Enter a number";

const show = (value: NumberValue | null): string => String(value ?? "");
const read = (text: string): number | null => (text === "" ? null : Number(text));

export function Input(props: InputProps<NumberValue, NumberViewOptions>) {
  const { minimum, maximum, step, unit, placeholder } = props.options;
  const [typed, setTyped] = useState(() => show(props.value));
  // "1.0" on the way to "1.05" means 1 already; writing "1" back would eat what is being typed.
  const text = read(typed) === props.value ? typed : show(props.value);
  /** The browser gives no text for "1e" or "-", so that the form would take the field for empty. */
  const isReadable = ({ validity }: HTMLInputElement): boolean => {
    if (validity.badInput) props.onError("This is not a number. Write it in digits, for example -1.5");
    return !validity.badInput;
  };
  return (
    <div class="number-control" style={{ "--unit-length": unit?.length ?? 0 }}>
      <input
        id={props.id}
        class="control"
        type="number"
        min={minimum}
        max={maximum}
        step={step ?? "any"}
        placeholder={placeholder}
        value={text}
        disabled={props.disabled}
        aria-required={props.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          props.onChange(read(currentTarget.value));
        }}
        onBlur={({ currentTarget }) => isReadable(currentTarget)}
        onKeyDown={submitOnEnter((field) => isReadable(field) && props.onSubmit())}
      />
      {unit && <span class="unit">{unit}</span>}
    </div>
  );
}

export function Output({ id, labelId, value, options }: OutputProps<NumberValue, NumberViewOptions>) {
  return (
    <div class="number-output">
      <output id={id} class="value" aria-labelledby={labelId}>
        {value ?? ""}
      </output>
      {options.unit && value !== null && <span class="unit">{options.unit}</span>}
    </div>
  );
}

function withUnit(value: NumberValue | null, { unit }: NumberViewOptions) {
  if (value === null) return null;
  return unit ? `${value} ${unit}` : String(value);
}

export function Cell({ value, options }: CellProps<NumberValue, NumberViewOptions>) {
  return <span class="number-cell">{withUnit(value, options)}</span>;
}

export function Diff({ expected, actual, options }: DiffProps<NumberValue, NumberViewOptions>) {
  return <ReplacedValue expected={withUnit(expected, options)} actual={withUnit(actual, options)} isSame={expected === actual} />;
}
