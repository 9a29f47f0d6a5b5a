import { useRef } from "preact/hooks";
import { useInlineSize } from "../../../components/view/use-inline-size.ts";
import { EmptyList } from "../focus/empty-list.tsx";
import { FocusFailure } from "../focus/focus-failure.tsx";
import type { ReviewState } from "../review-state.ts";
import { CaseGrid } from "./case-grid.tsx";
import { ChooseColumns } from "./choose-columns.tsx";
import { readColumns } from "./table-columns.ts";
import { useSettledList } from "./use-settled-list.ts";
import "./case-table.css";

/** Narrower than this, cases are cards instead of rows. */
const narrowPixels = 640;
const rowPixels = 36;
const cardPixels = 96;

/** The list as a table, or what stands in its place. */
export function CaseTable({ state }: { readonly state: ReviewState }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useInlineSize(place);
  const { list, isBusy } = useSettledList(state);
  const phase = list.phase.value;
  const isNarrow = width < narrowPixels;
  const columns = readColumns(state.query.value.columns, state.config);
  const isEmpty = phase === "ready" && list.length.value === 0;
  return (
    <div ref={place} class="case-table">
      {typeof phase === "object" && <FocusFailure refusal={phase} onRetry={() => void list.retry()} />}
      {isEmpty && <EmptyList state={state} />}
      {!isNarrow && typeof phase !== "object" && !isEmpty && (
        <div class="table-bar">
          <ChooseColumns state={state} columns={columns} />
        </div>
      )}
      {width > 0 && typeof phase !== "object" && !isEmpty && (
        <CaseGrid
          key={isNarrow ? "cards" : "rows"}
          state={state}
          list={list}
          isBusy={isBusy}
          columns={columns}
          isNarrow={isNarrow}
          rowHeight={isNarrow ? cardPixels : rowPixels}
        />
      )}
    </div>
  );
}
