import type { TargetedEvent, TextareaHTMLAttributes } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./auto-sized-textarea.css";

interface AutoSizedTextareaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value" | "onInput"> {
  readonly value: string;
  readonly onInput: (event: TargetedEvent<HTMLTextAreaElement>) => void;
  /** Lines shown at least. */
  readonly lines: number;
  /** Lines shown at most; a longer text scrolls. */
  readonly maxLines: number;
}

/** A text area as high as its text. */
export function AutoSizedTextarea({ lines, maxLines, class: className, ...attributes }: AutoSizedTextareaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!area.current || CSS.supports("field-sizing", "content")) return;
    area.current.style.blockSize = "auto";
    area.current.style.blockSize = `${area.current.scrollHeight + 2}px`;
  }, [attributes.value]);
  return (
    <textarea
      {...attributes}
      ref={area}
      class={`control auto-sized-textarea ${className ?? ""}`}
      rows={lines}
      style={{ "--lines": lines, "--max-lines": Math.max(lines, maxLines) }}
    />
  );
}
