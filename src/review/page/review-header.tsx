import { ThemeSwitch } from "../../page/theme/theme-switch.tsx";
import { isNarrow } from "./is-narrow.ts";
import type { LiveChanges } from "./live-changes.ts";
import { PlaceField } from "./place-field.tsx";
import type { ReviewView } from "./review-query.ts";
import { writeReviewQuery } from "./review-query.ts";
import type { ReviewState } from "./review-state.ts";
import { ReviewerField } from "./reviewer-field.tsx";
import { SavingNotice } from "./saving-notice.tsx";
import "./review-header.css";

const views: readonly { readonly view: ReviewView; readonly name: string }[] = [
  { view: "table", name: "Table" },
  { view: "focus", name: "Focus" },
  { view: "numbers", name: "Numbers" },
];

interface ReviewHeaderProps {
  readonly state: ReviewState;
  readonly live: LiveChanges;
}

/** What the page is about, where the reader is in it, and whether all is saved. */
export function ReviewHeader({ state, live }: ReviewHeaderProps) {
  const query = state.query.value;
  return (
    <header class="review-header">
      <h1>
        {state.config.title} <span class="review-word">Review</span>
      </h1>
      <PlaceField state={state} />
      <nav class="review-views" aria-label="Views">
        {views.map(({ view, name }) => (
          <a
            key={view}
            href={`?${writeReviewQuery({ ...query, view })}`}
            aria-current={view === query.view ? "page" : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              state.show(view);
            }}
          >
            {name}
          </a>
        ))}
      </nav>
      <Progress state={state} />
      <SavingNotice judging={state.judging} isConnected={live.isConnected.value} />
      {!isNarrow.value && <ReviewerField state={state} />}
      {!isNarrow.value && <ThemeSwitch />}
    </header>
  );
}

function Progress({ state }: { readonly state: ReviewState }) {
  const progress = state.progress.value;
  const index = state.index.value;
  const length = state.list.value.length.value;
  return (
    <p class="review-progress">
      {index !== null && length > 0 && (
        <span class="review-position">
          {count(index + 1)} / {count(length)}
        </span>
      )}
      {progress !== null && progress.total > 0 && (
        <span class="review-judged">
          <progress max={progress.total} value={progress.judged} aria-label="Judged" />
          <span>
            {count(progress.judged)} of {count(progress.total)} judged
          </span>
        </span>
      )}
    </p>
  );
}

const numbers = new Intl.NumberFormat("en");
const count = (value: number): string => numbers.format(value);
