import { ReplacedValue } from "../view/replaced-value.tsx";
import { submitOnEnter } from "../view/submit-on-enter.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import type { DateTimeViewOptions } from "./date-time.ts";
import "./date-time.css";

export const emptyMessage = "Choose a date";

export function Input(props: InputProps<string, DateTimeViewOptions>) {
  const { includeTime, timezone, minimum, maximum } = props.options;
  /** The browser gives no text for a date that is half written, so that the form would take the field for empty. */
  const isReadable = ({ validity }: HTMLInputElement): boolean => {
    if (validity.badInput) props.onError(includeTime ? "Write the whole date and time" : "Write the whole date");
    return !validity.badInput;
  };
  return (
    <div class="date-time">
      <input
        id={props.id}
        class="control"
        // Preact types each kind of input by a literal; these two take the same attributes.
        type={(includeTime ? "datetime-local" : "date") as "date"}
        value={props.value ?? ""}
        min={minimum}
        // Without an end a browser lets a year have six digits.
        max={maximum ?? (includeTime ? "9999-12-31T23:59:59" : "9999-12-31")}
        disabled={props.disabled}
        aria-required={props.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onInput={({ currentTarget }) => props.onChange(withSeconds(currentTarget.value))}
        onBlur={({ currentTarget }) => isReadable(currentTarget)}
        onKeyDown={submitOnEnter((field) => isReadable(field) && props.onSubmit())}
      />
      {includeTime && <span class="unit">{timezone}</span>}
    </div>
  );
}

/** A browser leaves out seconds that are zero. */
function withSeconds(text: string): string | null {
  if (text === "") return null;
  return text.length === "2026-11-24T17:30".length ? `${text}:00` : text.replace(/\.\d+$/, "");
}

/** As the reader's language writes it. The text is in the component's zone already, so that no other zone may touch it. */
function show(value: string | null): string | null {
  if (value === null) return null;
  const hasTime = value.length > 10;
  const style: Intl.DateTimeFormatOptions = { dateStyle: "medium" };
  if (hasTime) style.timeStyle = value.endsWith(":00") ? "short" : "medium";
  return new Intl.DateTimeFormat(undefined, { ...style, timeZone: "UTC" }).format(new Date(hasTime ? `${value}Z` : `${value}T00:00:00Z`));
}

export function Output({ id, labelId, value, options }: OutputProps<string, DateTimeViewOptions>) {
  return (
    <div class="date-time-output">
      <output id={id} class="value" aria-labelledby={labelId}>
        {value !== null && <time dateTime={value}>{show(value)}</time>}
      </output>
      {options.includeTime && value !== null && <span class="unit">{options.timezone}</span>}
    </div>
  );
}

export function Cell({ value }: CellProps<string, DateTimeViewOptions>) {
  return <span class="date-time-cell">{value?.replace("T", " ")}</span>;
}

export function Diff({ expected, actual }: DiffProps<string, DateTimeViewOptions>) {
  return <ReplacedValue expected={show(expected)} actual={show(actual)} isSame={expected === actual} />;
}
