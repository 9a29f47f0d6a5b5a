import { useEffect, useRef, useState } from "preact/hooks";
import { searchId } from "../keyboard/key-map.ts";
import type { ReviewState } from "../review-state.ts";
import { changeFilter } from "./change-filter.ts";

/** A pause in typing after which is searched. */
const pauseMs = 150;

/** Searches all that cases say; each list that is asked for takes the place of the one before. */
export function SearchField({ state }: { readonly state: ReviewState }) {
  const searched = state.query.value.filters.q ?? "";
  const [text, setText] = useState(searched);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // What comes by another way, such as going back, shows here too; what is being typed stays.
  useEffect(() => {
    if (timer.current === undefined) setText((shown) => (shown.trim() === searched ? shown : searched));
  }, [searched]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const { filters } = state.query.peek();
      if (next.trim() !== (filters.q ?? "")) state.setFilters(changeFilter(filters, "q", next.trim()));
    }, pauseMs);
  };
  return (
    <input
      id={searchId}
      class="control search-field"
      type="search"
      aria-label="Search"
      aria-keyshortcuts="/"
      placeholder="Search inputs, outputs, notes …"
      value={text}
      onInput={(event) => type(event.currentTarget.value)}
    />
  );
}
