import { useRef } from "preact/hooks";
import { CopyButton } from "../view/copy-button.tsx";
import { MarkedDifference } from "../view/marked-difference.tsx";
import { useScrollBox } from "../view/use-scroll-box.ts";
import type { CellProps, DiffProps, OutputProps } from "../view/view-props.ts";
import type { CodeViewOptions } from "./code-view-options.ts";
import { HighlightedCode } from "./highlighted-code.tsx";
import "./code-tokens.css";
import "./code.css";

export { CodeInput as Input } from "./code-input.tsx";

export const emptyMessage = "Enter a text";

export function Output({ id, labelId, value, isStreaming, options, onEvent }: OutputProps<string, CodeViewOptions>) {
  const box = useRef<HTMLPreElement>(null);
  useScrollBox(box, value, isStreaming);
  // A line break at the end begins no line of its own.
  const shown = value?.replace(/\n$/, "") ?? "";
  return (
    <div class="code-output" style={{ "--lines": options.lines, "--max-lines": options.maxLines }}>
      <pre
        id={id}
        ref={box}
        class="code-value"
        role="group"
        aria-labelledby={labelId}
        aria-busy={isStreaming}
        data-numbers={options.lineNumbers && value !== null}
        data-wrap={options.wrap}
        style={{ "--digits": String(shown.split("\n").length).length }}
      >
        {value !== null && <HighlightedCode text={shown} language={options.language} />}
      </pre>
      {value && (
        <CopyButton
          text={() => {
            onEvent?.("copy", { value });
            return value;
          }}
        />
      )}
    </div>
  );
}

export function Cell({ value }: CellProps<string, CodeViewOptions>) {
  const firstLine = value?.trimStart().split("\n", 1)[0];
  return <code class="code-cell">{firstLine?.slice(0, 200)}</code>;
}

export function Diff({ expected, actual }: DiffProps<string, CodeViewOptions>) {
  return (
    <div class="code-difference">
      <MarkedDifference expected={expected} actual={actual} />
    </div>
  );
}
