import { useRef } from "preact/hooks";
import { AutoSizedTextarea } from "../view/auto-sized-textarea.tsx";
import { CopyButton } from "../view/copy-button.tsx";
import { MarkedDifference } from "../view/marked-difference.tsx";
import { submitOnModifiedEnter } from "../view/submit-on-enter.ts";
import { useScrollBox } from "../view/use-scroll-box.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { useRendered } from "./use-rendered.ts";
import "./markdown.css";

interface MarkdownViewOptions {
  readonly lines: number;
  readonly placeholder?: string;
}

export const emptyMessage = "Enter a text";

/** Lines of an input shown at most. */
const maxLines = 24;
/** A longer text stays plain: formatting it would hold up the page. */
const longestRendered = 100_000;

export function Input(props: InputProps<string, MarkdownViewOptions>) {
  return (
    <AutoSizedTextarea
      id={props.id}
      lines={props.options.lines}
      maxLines={maxLines}
      placeholder={props.options.placeholder}
      value={props.value ?? ""}
      disabled={props.disabled}
      aria-required={props.required}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      onInput={({ currentTarget }) => props.onChange(currentTarget.value)}
      onKeyDown={submitOnModifiedEnter(props.onSubmit)}
    />
  );
}

export function Output({ id, labelId, value, isStreaming, onEvent }: OutputProps<string, MarkdownViewOptions>) {
  const box = useRef<HTMLDivElement>(null);
  const isTooLong = value !== null && value.length > longestRendered;
  const html = useRendered(isTooLong ? null : value);
  useScrollBox(box, html ?? value, isStreaming);
  const attributes = { id, ref: box, role: "group" as const, "aria-labelledby": labelId, "aria-busy": isStreaming };
  return (
    <div class="markdown-output">
      {html === null || value === null ? (
        <div {...attributes} class="prose markdown-value markdown-plain">
          {value}
        </div>
      ) : (
        // Safe: renderMarkdown escapes all HTML of the text.
        <div {...attributes} class="prose markdown-value" dangerouslySetInnerHTML={{ __html: html }} />
      )}
      {value && <CopyButton text={() => value} onCopied={() => onEvent?.("copy", { value })} />}
    </div>
  );
}

export function Cell({ value }: CellProps<string, MarkdownViewOptions>) {
  const firstLine = value
    ?.trimStart()
    .split("\n", 1)[0]
    ?.replace(/^[#>*\-\s]+/, "");
  return <span class="markdown-cell">{firstLine?.slice(0, 200)}</span>;
}

export function Diff({ expected, actual }: DiffProps<string, MarkdownViewOptions>) {
  return <MarkedDifference expected={expected} actual={actual} />;
}
