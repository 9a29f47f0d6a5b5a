import type { ComponentChildren } from "preact";
import { ListDownload } from "../actions/list-download.tsx";
import { isNarrow } from "../is-narrow.ts";
import type { ReviewState } from "../review-state.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FilterRail } from "./filter-rail.tsx";
import { FilterSheet } from "./filter-sheet.tsx";
import { OrderField } from "./order-field.tsx";
import { SearchField } from "./search-field.tsx";
import "./filtered-list.css";

/** What is shown of many cases, with what narrows it: a rail beside it, search and order above. */
export function FilteredList({ state, children }: { readonly state: ReviewState; readonly children: ComponentChildren }) {
  return (
    <div class="filtered-list">
      {!isNarrow.value && (
        <aside class="filter-aside" aria-label="Filters">
          <FilterRail state={state} />
        </aside>
      )}
      <div class="filtered-body">
        <search class="filter-bar">
          {isNarrow.value && <FilterSheet state={state} />}
          <SearchField state={state} />
          {state.query.value.view === "table" && <OrderField state={state} />}
          <ListDownload state={state} />
          <FilterChips state={state} />
        </search>
        {children}
      </div>
    </div>
  );
}
