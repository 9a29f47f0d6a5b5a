import { useState } from "preact/hooks";
import { ReplacedValue } from "../view/replaced-value.tsx";
import { submitOnEnter } from "../view/submit-on-enter.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import "./slider.css";

interface SliderViewOptions {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly unit?: string;
}

/** How much of the way a value lies from one end to the other, from 0 to 1. */
function shareOf(value: number, { minimum, maximum }: SliderViewOptions): number {
  return Math.min(Math.max((value - minimum) / (maximum - minimum), 0), 1);
}

export function Input(props: InputProps<number, SliderViewOptions>) {
  const { minimum, maximum, step, unit } = props.options;
  const value = props.value ?? minimum;
  return (
    <div class="slider">
      <input
        id={props.id}
        type="range"
        min={minimum}
        max={maximum}
        step={step}
        value={value}
        disabled={props.disabled}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        aria-valuetext={unit ? `${value} ${unit}` : undefined}
        style={{ "--share": shareOf(value, props.options) }}
        onInput={({ currentTarget }) => props.onChange(currentTarget.valueAsNumber)}
        onChange={() => props.onEvent?.("release")}
        onKeyDown={submitOnEnter(props.onSubmit)}
      />
      <ExactValue {...props} value={value} />
      {unit && <span class="unit">{unit}</span>}
      <span class="slider-end" aria-hidden="true">
        {minimum}
      </span>
      <span class="slider-end" aria-hidden="true">
        {maximum}
      </span>
    </div>
  );
}

/** The value in digits; what is typed is kept between the ends, and the field shows so when it is left. */
function ExactValue(props: InputProps<number, SliderViewOptions> & { readonly value: number }) {
  const { minimum, maximum, step } = props.options;
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => (text === "" ? null : Math.min(Math.max(Number(text), minimum), maximum));
  return (
    <input
      class="control"
      type="number"
      min={minimum}
      max={maximum}
      step={step}
      value={typed !== null && (read(typed) ?? props.value) === props.value ? typed : props.value}
      disabled={props.disabled}
      aria-label="Exact value"
      aria-describedby={props.labelId}
      onInput={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const value = read(currentTarget.value);
        if (value !== null) props.onChange(value);
      }}
      onChange={() => props.onEvent?.("release")}
      onBlur={() => setTyped(null)}
      onKeyDown={submitOnEnter(props.onSubmit)}
    />
  );
}

const withUnit = (value: number | null, { unit }: SliderViewOptions): string | null =>
  value === null ? null : unit ? `${value} ${unit}` : String(value);

export function Output({ id, labelId, value, options }: OutputProps<number, SliderViewOptions>) {
  return (
    <div class="slider-output">
      <output id={id} class="value" aria-labelledby={labelId}>
        {withUnit(value, options) ?? ""}
      </output>
      {value !== null && <span class="slider-bar" aria-hidden="true" style={{ "--share": shareOf(value, options) }} />}
    </div>
  );
}

export function Cell({ value, options }: CellProps<number, SliderViewOptions>) {
  return <span class="slider-cell">{withUnit(value, options)}</span>;
}

export function Diff({ expected, actual, options }: DiffProps<number, SliderViewOptions>) {
  return <ReplacedValue expected={withUnit(expected, options)} actual={withUnit(actual, options)} isSame={expected === actual} />;
}
