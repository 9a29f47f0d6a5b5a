import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { XIcon } from "../../../components/view/icon.tsx";
import { readReviewQuery, writeReviewQuery } from "../review-query.ts";
import type { ReviewState } from "../review-state.ts";
import { SavedViewList } from "./saved-view-list.ts";
import "./saved-views.css";

/** Views with a name: conditions, order and columns, for everybody who reviews. */
export function SavedViews({ state }: { readonly state: ReviewState }) {
  const list = useMemo(() => new SavedViewList(state.client), [state]);
  const [name, setName] = useState("");
  useEffect(() => void list.load(), [list]);
  const query = writeReviewQuery({ ...state.query.value, case: null });
  const save = async (event: Event) => {
    event.preventDefault();
    if (name.trim() !== "" && (await list.save({ name: name.trim(), query }))) setName("");
  };
  return (
    <section class="facet" aria-labelledby="saved-views">
      <h2 id="saved-views">Saved views</h2>
      <ul>
        {list.views.value.map((view) => (
          <li key={view.name} class="saved-view">
            <button
              type="button"
              class="facet-choice"
              aria-pressed={view.query === query}
              onClick={() => state.showQuery(readReviewQuery(view.query))}
            >
              <bdi class="facet-text">{view.name}</bdi>
            </button>
            <button type="button" class="filter-clear" aria-label={`Delete ${view.name}`} onClick={() => void list.remove(view)}>
              <XIcon />
            </button>
          </li>
        ))}
      </ul>
      <RemovedView list={list} />
      <form class="save-view" onSubmit={save}>
        <input
          class="control"
          aria-label="Name of this view"
          placeholder="Name this view"
          maxLength={200}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={name.trim() === ""}>
          {list.views.value.some((view) => view.name === name.trim()) ? "Replace" : "Save"}
        </button>
      </form>
      {list.problem.value !== null && (
        <p class="field-problem" role="alert">
          {list.problem.value}
        </p>
      )}
    </section>
  );
}

/** What was deleted, and the way to have it back. */
function RemovedView({ list }: { readonly list: SavedViewList }) {
  const undo = useRef<HTMLButtonElement>(null);
  const removed = list.removed.value;
  // The button that had the focus is gone.
  useEffect(() => undo.current?.focus(), [removed]);
  return (
    <div role="status">
      {removed !== null && (
        <p class="removed-view">
          <span>
            Deleted “<bdi>{removed.name}</bdi>”
          </span>
          <button ref={undo} type="button" class="button button-text" onClick={() => void list.restore()}>
            Undo
          </button>
        </p>
      )}
    </div>
  );
}
