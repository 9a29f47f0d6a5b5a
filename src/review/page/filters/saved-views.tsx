import { useEffect, useMemo, useState } from "preact/hooks";
import { XIcon } from "../../../components/view/icon.tsx";
import { readReviewQuery, writeReviewQuery } from "../review-query.ts";
import type { ReviewState } from "../review-state.ts";
import { SavedViewList } from "./saved-view-list.ts";

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
            <button type="button" class="filter-clear" aria-label={`Delete ${view.name}`} onClick={() => void list.remove(view.name)}>
              <XIcon />
            </button>
          </li>
        ))}
      </ul>
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
          Save
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
