import { useEffect, useRef, useState } from "preact/hooks";
import { ReplacedValue } from "../view/replaced-value.tsx";
import { submitOnEnter } from "../view/submit-on-enter.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { type Color, parseColor } from "./parse-color.ts";
import "./color-picker.css";

export const emptyMessage = "Choose a colour";

const problemOf = (text: string): string | null =>
  text.trim() === "" || parseColor(text) ? null : "This is not a colour. Write it as #3f51b5, rgb(63 81 181) or hsl(231 48% 48%)";

export function Input(props: InputProps<Color>) {
  const { value, onChange, onError } = props;
  const [typed, setTyped] = useState(() => value ?? "");
  // "#AABBCC" means the value already; writing it back in lower case would move the cursor.
  const text = parseColor(typed) === value ? typed : (value ?? "");
  const field = useRef<HTMLInputElement>(null);
  // A form may ask the field itself whether it can be sent: what is no colour is not an empty field.
  useEffect(() => field.current?.setCustomValidity(problemOf(text) ?? ""), [text]);
  const isReadable = (): boolean => {
    const problem = problemOf(text);
    if (problem) onError(problem);
    return problem === null;
  };
  return (
    <div class="color-picker">
      <input
        class="color-picker-swatch"
        type="color"
        // The browser has no empty colour.
        value={value ?? "#000000"}
        data-empty={value === null}
        disabled={props.disabled}
        aria-label="Choose from a palette"
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onError(null);
          onChange(currentTarget.value as Color);
        }}
      />
      <input
        ref={field}
        id={props.id}
        class="control"
        type="text"
        spellcheck={false}
        autocomplete="off"
        value={text}
        disabled={props.disabled}
        aria-required={props.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onChange(parseColor(currentTarget.value));
          // While the shell shows that something is wrong, it follows the text; else it would be gone with the next key.
          if (props.invalid) onError(problemOf(currentTarget.value));
        }}
        onBlur={() => {
          if (isReadable()) setTyped(value ?? "");
        }}
        onKeyDown={submitOnEnter(() => isReadable() && props.onSubmit())}
      />
    </div>
  );
}

function Swatch({ color }: { readonly color: Color }) {
  return <span class="color-swatch" style={{ backgroundColor: color }} />;
}

const named = (color: Color | null) =>
  color && (
    <span class="color-named">
      <Swatch color={color} />
      <code>{color}</code>
    </span>
  );

export function Output({ id, labelId, value }: OutputProps<Color>) {
  return (
    <output id={id} class="value" aria-labelledby={labelId}>
      {named(value)}
    </output>
  );
}

export function Cell({ value }: CellProps<Color>) {
  return <span>{named(value)}</span>;
}

export function Diff({ expected, actual }: DiffProps<Color>) {
  return <ReplacedValue expected={named(expected)} actual={named(actual)} isSame={expected === actual} />;
}
