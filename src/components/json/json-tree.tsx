import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Json } from "../define-component.ts";
import { useScrollBox } from "../view/use-scroll-box.ts";
import { countValues } from "./count-values.ts";

/** A value with at most this many parts is shown unfolded. */
const smallTree = 60;
/** Members drawn at a time; a list of a million numbers must not freeze the page. */
const membersAtOnce = 100;
/** Characters of a long text that are shown before it is asked for. */
const longText = 500;

/** A JSON value that folds. Only what is unfolded is drawn. */
export function JsonTree({ value, labelId }: { readonly value: Json; readonly labelId: string }) {
  const box = useRef<HTMLDivElement>(null);
  useScrollBox(box, value, false);
  const isSmall = countValues(value, smallTree) < smallTree;
  return (
    <div ref={box} class="json-tree" role="group" aria-labelledby={labelId}>
      <JsonNode value={value} depth={0} opensAll={isSmall} />
    </div>
  );
}

interface JsonNodeProps {
  /** Key or place in the value around it; the root has none. */
  readonly name?: string;
  readonly value: Json;
  readonly depth: number;
  readonly opensAll: boolean;
}

function JsonNode({ name, value, depth, opensAll }: JsonNodeProps) {
  const [isOpen, setOpen] = useState(depth === 0 || opensAll);
  if (typeof value !== "object" || value === null) return <JsonLeaf name={name} value={value} />;
  const members = Object.entries(value) as [string, Json][];
  const isList = Array.isArray(value);
  if (members.length === 0) return <JsonLine name={name}>{isList ? "[]" : "{}"}</JsonLine>;
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <JsonLine name={name}>
          <span class="json-quiet">{sizeOf(members.length, isList)}</span>
        </JsonLine>
      </summary>
      {isOpen && <JsonMembers members={members} depth={depth + 1} opensAll={opensAll} />}
    </details>
  );
}

function JsonMembers(props: { readonly members: readonly [string, Json][]; readonly depth: number; readonly opensAll: boolean }) {
  const { members, depth, opensAll } = props;
  const [shown, setShown] = useState(membersAtOnce);
  return (
    <ul>
      {members.slice(0, shown).map(([key, member]) => (
        <li key={key}>
          <JsonNode name={key} value={member} depth={depth} opensAll={opensAll} />
        </li>
      ))}
      {members.length > shown && (
        <li>
          <button type="button" class="json-more" onClick={() => setShown(shown + membersAtOnce)}>
            Show {Math.min(membersAtOnce, members.length - shown)} more of {members.length - shown}
          </button>
        </li>
      )}
    </ul>
  );
}

function JsonLeaf({ name, value }: { readonly name: string | undefined; readonly value: Json }) {
  const [isWhole, setWhole] = useState(false);
  const text = JSON.stringify(value);
  if (isWhole || text.length <= longText) {
    return (
      <JsonLine name={name}>
        <span class={typeof value === "string" ? "json-text-value" : "json-scalar"}>{text}</span>
      </JsonLine>
    );
  }
  return (
    <JsonLine name={name}>
      <span class="json-text-value">{text.slice(0, longText)}…</span>{" "}
      <button type="button" class="json-more" onClick={() => setWhole(true)}>
        Show all {text.length.toLocaleString("en")} characters
      </button>
    </JsonLine>
  );
}

function JsonLine({ name, children }: { readonly name: string | undefined; readonly children: ComponentChildren }) {
  return (
    <span class="json-line">
      {name !== undefined && <span class="json-key">{name}: </span>}
      {children}
    </span>
  );
}

function sizeOf(count: number, isList: boolean): string {
  const unit = isList ? (count === 1 ? "item" : "items") : count === 1 ? "key" : "keys";
  return isList ? `[ ${count} ${unit} ]` : `{ ${count} ${unit} }`;
}
