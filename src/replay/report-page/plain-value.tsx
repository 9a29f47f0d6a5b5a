import type { Json } from "../../components/define-component.ts";
import { isFileData } from "../../components/file-data.ts";
import { isMediaReference } from "../../components/media-reference.ts";
import { MarkedDifference } from "../../components/view/marked-difference.tsx";
import { showSize } from "../../components/view/show-size.ts";

/** A value as text, where no view can draw it. */
export function PlainValue({ value }: { readonly value: Json }) {
  return <pre class="plain-value">{toText(value)}</pre>;
}

/** Two values as text, with their differences marked. */
export function PlainDifference({ expected, actual }: { readonly expected: Json; readonly actual: Json }) {
  return (
    <div class="plain-value">
      <MarkedDifference expected={expected === null ? null : toText(expected)} actual={actual === null ? null : toText(actual)} />
    </div>
  );
}

/** JSON, with the name and size of each file in its place. */
export function toText(value: Json): string {
  if (typeof value === "string") return value;
  return JSON.stringify(value, (_, member) => (isFileData(member) || isMediaReference(member) ? nameFile(member) : member), 2);
}

function nameFile({ orig_name, size }: { readonly orig_name?: string; readonly size?: number }): string {
  return `${orig_name ?? "file"}${size === undefined ? "" : `, ${showSize(size)}`}`;
}
