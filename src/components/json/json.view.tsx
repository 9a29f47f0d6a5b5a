import type { Json } from "../define-component.ts";
import { CopyButton } from "../view/copy-button.tsx";
import { MarkedDifference } from "../view/marked-difference.tsx";
import type { CellProps, DiffProps, OutputProps } from "../view/view-props.ts";
import { findDifference } from "./find-difference.ts";
import type { JsonViewOptions } from "./json-input.tsx";
import { JsonTree } from "./json-tree.tsx";
import "./json.css";

export { JsonInput as Input } from "./json-input.tsx";

export const emptyMessage = "Enter JSON";

/** Longer values are not compared word by word; the first difference is told instead. */
const longestMarked = 100_000;

export function Output({ id, labelId, value, onEvent }: OutputProps<Json, JsonViewOptions>) {
  return (
    <div id={id} class="json-output" role="group" aria-labelledby={labelId}>
      {value !== null && (
        <>
          <JsonTree value={value} labelId={labelId} />
          <CopyButton text={() => JSON.stringify(value, null, 2)} onCopied={() => onEvent?.("copy", { value })} />
        </>
      )}
    </div>
  );
}

export function Cell({ value }: CellProps<Json, JsonViewOptions>) {
  return <code class="json-cell">{value === null ? "" : JSON.stringify(value).slice(0, 200)}</code>;
}

export function Diff({ expected, actual }: DiffProps<Json, JsonViewOptions>) {
  const [before, after] = [sortedText(expected), sortedText(actual)];
  if (before.length + after.length > longestMarked) return <p>{findDifference(expected, actual) ?? "No difference"}</p>;
  return (
    <div class="json-difference">
      <MarkedDifference expected={before} actual={after} />
    </div>
  );
}

/** Two objects are the same whatever the order of their members, so that is no difference to mark. */
function sortedText(value: Json): string {
  if (value === null) return "";
  return JSON.stringify(value, (_, member) => (isObject(member) ? Object.fromEntries(Object.entries(member).sort(byKey)) : member), 2);
}

const isObject = (value: unknown): value is Record<string, Json> => typeof value === "object" && value !== null && !Array.isArray(value);
const byKey = ([one]: [string, Json], [other]: [string, Json]): number => (one < other ? -1 : 1);
