import { useEffect, useRef, useState } from "preact/hooks";
import { MarkedDifference } from "../view/marked-difference.tsx";
import type { CellProps, DiffProps, OutputProps } from "../view/view-props.ts";
import "./html.css";

interface HtmlViewOptions {
  readonly hasPadding: boolean;
}

export function Output({ id, labelId, value, isStreaming, options, onEvent }: OutputProps<string, HtmlViewOptions>) {
  const host = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    import("./draw-html.ts").then(
      ({ drawHtml }) => isCurrent && host.current && drawHtml(host.current, value ?? ""),
      () => isCurrent && setFailure("This part of the page could not be loaded. Reload the page to try again."),
    );
    return () => {
      isCurrent = false;
    };
  }, [value]);
  return (
    <div id={id} class="html-output" role="group" aria-labelledby={labelId} aria-busy={isStreaming}>
      <div
        ref={host}
        data-padded={options.hasPadding || undefined}
        onClick={(event) => {
          const data = dataOf(event);
          if (data) onEvent?.("click", data);
        }}
      />
      {failure && <p class="html-failure">{failure}</p>}
    </div>
  );
}

/** The `data-*` attributes of the innermost clicked element that has any. */
function dataOf(event: MouseEvent): { readonly [name: string]: string } | undefined {
  const path = event.composedPath();
  for (const target of path.slice(0, path.indexOf(event.currentTarget as EventTarget))) {
    const data = target instanceof Element ? { ...(target as HTMLElement).dataset } : {};
    if (Object.keys(data).length > 0) return data as { readonly [name: string]: string };
  }
  return undefined;
}

export function Cell({ value }: CellProps<string, HtmlViewOptions>) {
  return <span class="html-cell">{textOf(value ?? "").slice(0, 200)}</span>;
}

/** The words of an HTML text, near enough for a line in a table, where it is shown as text. */
const textOf = (html: string): string =>
  html
    .replaceAll(/<(style|script)\b.*?<\/\1>/gis, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

export function Diff({ expected, actual }: DiffProps<string, HtmlViewOptions>) {
  return <MarkedDifference expected={expected} actual={actual} />;
}
