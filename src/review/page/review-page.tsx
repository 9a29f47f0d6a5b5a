import { ThemeSwitch } from "../../page/theme/theme-switch.tsx";
import { openDialog } from "./actions/open-dialog.ts";
import { ConflictNotices } from "./conflict-notices.tsx";
import { FilteredList } from "./filters/filtered-list.tsx";
import { FocusView } from "./focus/focus-view.tsx";
import { isNarrow } from "./is-narrow.ts";
import { KeySheet } from "./keyboard/key-sheet.tsx";
import type { LiveChanges } from "./live-changes.ts";
import { NewCases } from "./new-cases.tsx";
import { LazyNumbers } from "./numbers/lazy-numbers.tsx";
import { ReviewHeader } from "./review-header.tsx";
import type { ReviewState } from "./review-state.ts";
import { ReviewerField } from "./reviewer-field.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { CaseTable } from "./table/case-table.tsx";

interface ReviewPageProps {
  readonly state: ReviewState;
  readonly live: LiveChanges;
}

/** The whole page: what stands in every view, and the view that was chosen. */
export function ReviewPage({ state, live }: ReviewPageProps) {
  const { view } = state.query.value;
  return (
    <>
      <ReviewHeader state={state} live={live} />
      <main class="review-main" data-view={view}>
        {view !== "focus" && (
          <FilteredList state={state}>{view === "table" ? <CaseTable state={state} /> : <LazyNumbers state={state} />}</FilteredList>
        )}
        {view === "focus" && <FocusView state={state} />}
      </main>
      {isNarrow.value && (
        <footer class="review-footer">
          <ReviewerField state={state} />
          <ThemeSwitch />
        </footer>
      )}
      <div class="review-notices">
        <NewCases state={state} />
        <ConflictNotices state={state} />
        <SelectionBar state={state} />
      </div>
      <KeySheet />
      {openDialog.value}
    </>
  );
}
