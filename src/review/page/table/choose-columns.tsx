import { useEffect, useRef } from "preact/hooks";
import { ChevronDownIcon } from "../../../components/view/icon.tsx";
import type { ReviewState } from "../review-state.ts";
import { columnsOf, type TableColumn, withColumn, writeColumns } from "./table-columns.ts";
import "./choose-columns.css";

const groups = [
  { part: "case", name: "Case" },
  { part: "inputs", name: "Inputs" },
  { part: "outputs", name: "Outputs" },
] as const;

interface ChooseColumnsProps {
  readonly state: ReviewState;
  readonly columns: readonly TableColumn[];
}

/** A menu of all columns; what is chosen stands in the page's address. */
export function ChooseColumns({ state, columns }: ChooseColumnsProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => (menu.current === null ? undefined : closeWhenLeft(menu.current)), []);
  const all = columnsOf(state.config);
  const shown = new Set(columns.map(({ key }) => key));
  const change = (column: TableColumn, isShown: boolean) => {
    const chosen = isShown ? withColumn(columns, column, all) : columns.filter(({ key }) => key !== column.key);
    state.setColumns(writeColumns(chosen, state.config));
  };
  return (
    <details ref={menu} class="choose-columns">
      <summary class="button button-text">
        Columns <ChevronDownIcon />
      </summary>
      <div class="choose-columns-menu">
        {groups.map(({ part, name }) => (
          <fieldset key={part}>
            <legend>{name}</legend>
            {all
              .filter(({ shows }) => shows.part === part)
              .map((column) => (
                <label key={column.key} class="choose-columns-one">
                  <input
                    type="checkbox"
                    checked={shown.has(column.key)}
                    // A table without a column would say nothing.
                    disabled={shown.size === 1 && shown.has(column.key)}
                    onChange={({ currentTarget }) => change(column, currentTarget.checked)}
                  />
                  <bdi>{column.label}</bdi>
                </label>
              ))}
          </fieldset>
        ))}
        <button type="button" class="button button-text" onClick={() => state.setColumns(null)}>
          Show the usual columns
        </button>
      </div>
    </details>
  );
}

/** Closes the menu on Escape, which then means nothing else, and on a press elsewhere. */
function closeWhenLeft(menu: HTMLDetailsElement): () => void {
  const onPress = ({ target }: PointerEvent) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  };
  document.addEventListener("pointerdown", onPress);
  menu.addEventListener("keydown", onKey);
  return () => {
    document.removeEventListener("pointerdown", onPress);
    menu.removeEventListener("keydown", onKey);
  };
}
