import { useRef, useState } from "preact/hooks";
import { AutoSizedTextarea } from "../view/auto-sized-textarea.tsx";
import { CopyButton } from "../view/copy-button.tsx";
import { MarkedDifference } from "../view/marked-difference.tsx";
import { submitOnEnter, submitOnModifiedEnter } from "../view/submit-on-enter.ts";
import { useScrollBox } from "../view/use-scroll-box.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import "./text.css";

interface TextViewOptions {
  readonly lines: number;
  readonly maxLines: number;
  readonly placeholder?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly type: "text" | "password" | "email";
  readonly autofocus: boolean;
}

export const emptyMessage = "Enter a text";

export function Input(props: InputProps<string, TextViewOptions>) {
  const { lines, maxLines, placeholder, minLength, maxLength, type, autofocus } = props.options;
  // A field of one line would drop the line breaks of an example or of an output to correct.
  const [wasLong, setWasLong] = useState(false);
  const isLong = lines > 1 || wasLong || (type === "text" && /[\r\n]/.test(props.value ?? ""));
  if (isLong && !wasLong) setWasLong(true);
  const shared = {
    id: props.id,
    placeholder,
    minLength,
    maxLength,
    autofocus,
    value: props.value ?? "",
    disabled: props.disabled,
    "aria-required": props.required,
    "aria-invalid": props.invalid,
    "aria-describedby": props.describedBy,
  };
  if (!isLong) {
    return (
      <input
        {...shared}
        class="control"
        // Preact types each kind of input by a literal; these three take the same attributes.
        type={type as "text"}
        onInput={({ currentTarget }) => props.onChange(currentTarget.value)}
        onKeyDown={submitOnEnter(props.onSubmit)}
      />
    );
  }
  return (
    <AutoSizedTextarea
      {...shared}
      lines={lines}
      maxLines={maxLines}
      onInput={({ currentTarget }) => props.onChange(currentTarget.value)}
      onKeyDown={submitOnModifiedEnter(props.onSubmit)}
    />
  );
}

export function Output({ id, labelId, value, isStreaming, options, onEvent }: OutputProps<string, TextViewOptions>) {
  const box = useRef<HTMLOutputElement>(null);
  useScrollBox(box, value, isStreaming);
  const isLong = value !== null && (value.length > 80 || value.includes("\n"));
  return (
    <div class="text-output">
      <output
        id={id}
        ref={box}
        class={isLong ? "value text-value text-value-long" : "value text-value"}
        style={{ "--lines": options.lines, "--max-lines": options.maxLines }}
        aria-labelledby={labelId}
        aria-busy={isStreaming}
      >
        {value ?? ""}
      </output>
      {value && <CopyButton text={() => value} onCopied={() => onEvent?.("copy", { value })} />}
    </div>
  );
}

export function Cell({ value, options }: CellProps<string, TextViewOptions>) {
  if (value && options.type === "password") return <span class="text-cell">••••••••</span>;
  return <span class="text-cell">{value?.slice(0, 200)}</span>;
}

export function Diff({ expected, actual }: DiffProps<string, TextViewOptions>) {
  return <MarkedDifference expected={expected} actual={actual} />;
}
