import { useState } from "preact/hooks";
import type { Json } from "../define-component.ts";
import { AutoSizedTextarea } from "../view/auto-sized-textarea.tsx";
import { submitOnModifiedEnter } from "../view/submit-on-enter.ts";
import type { InputProps } from "../view/view-props.ts";
import { findDifference } from "./find-difference.ts";
import { findJsonError } from "./find-json-error.ts";

export interface JsonViewOptions {
  readonly lines: number;
  readonly placeholder?: string;
}

/** Lines shown at most. */
const maxLines = 24;

/** A text with what it means; `undefined` when it is not JSON. */
interface Draft {
  readonly text: string;
  readonly value: Json | undefined;
}

const write = (value: Json): Draft => ({ text: value === null ? "" : JSON.stringify(value, null, 2), value });

function read(text: string): Draft {
  if (text.trim() === "") return { text, value: null };
  try {
    return { text, value: JSON.parse(text) as Json };
  } catch {
    return { text, value: undefined };
  }
}

function problemOf({ text, value }: Draft): string | null {
  const error = value === undefined ? findJsonError(text) : null;
  return error && `Line ${error.line}, column ${error.column}: expected ${error.expected}.`;
}

/** A text area for JSON. What is wrong is told when the field is left or submitted, not in the middle of a word. */
export function JsonInput(props: InputProps<Json, JsonViewOptions>) {
  const [draft, setDraft] = useState(() => write(props.value));
  // A value from elsewhere, such as an example, replaces the text; the value that the text means does not.
  const isCurrent = findDifference(draft.value ?? null, props.value) === null;
  const current = isCurrent ? draft : write(props.value);
  const isReadable = (): boolean => {
    const problem = problemOf(current);
    if (problem) props.onError(problem);
    return problem === null;
  };
  return (
    <AutoSizedTextarea
      id={props.id}
      class="json-text"
      lines={props.options.lines}
      maxLines={maxLines}
      spellcheck={false}
      autocomplete="off"
      placeholder={props.options.placeholder ?? '{ "key": "value" }'}
      value={current.text}
      disabled={props.disabled}
      aria-required={props.required}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      onInput={({ currentTarget }) => {
        const next = read(currentTarget.value);
        const problem = problemOf(next);
        setDraft(next);
        // A form may ask the control itself whether it can be sent.
        currentTarget.setCustomValidity(problem ?? "");
        props.onChange(next.value ?? null);
        // While the shell shows that something is wrong, it follows the text; else it would be gone with the next key.
        if (props.invalid) props.onError(problem);
      }}
      onBlur={isReadable}
      onKeyDown={submitOnModifiedEnter(() => isReadable() && props.onSubmit())}
    />
  );
}
