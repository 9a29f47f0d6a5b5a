import { ThemeSwitch } from "../../page/theme/theme-switch.tsx";
import type { Outcome } from "../replay-result.ts";
import { count } from "./count.ts";
import { outcomeOrder } from "./outcome-order.ts";
import { ReportFilters } from "./report-filters.tsx";
import type { ReportState } from "./report-state.ts";
import { ReportSummary } from "./report-summary.tsx";
import { ResultCard } from "./result-card.tsx";
import "./report-page.css";

/** So many of the results that ask for a look are open at first. */
const mostOpen = 10;

/** The whole report. */
export function ReportPage({ state }: { readonly state: ReportState }) {
  const { results, endpoints, summary } = state.report;
  const [matching, shown] = [state.matching.value, state.shown.value];
  return (
    <>
      <main class="report">
        <ReportSummary {...summary} />
        <ReportFilters state={state} />
        <p class="report-matches" role="status">
          {matching.length === results.length ? null : `${count(matching.length, "result")} of ${results.length.toLocaleString("en")}`}
        </p>
        {shown.length === 0 && (
          <p class="report-empty">
            {results.length === 0 ? "No case was replayed." : "No result is like this. "}
            {results.length > 0 && (
              <button type="button" class="button" onClick={() => state.clear()}>
                Show all
              </button>
            )}
          </p>
        )}
        <ul class="result-list">
          {shown.map((result, index) => (
            <li key={result.case}>
              <ResultCard
                result={result}
                endpoint={endpoints[result.endpoint]}
                isOpenAtFirst={index < mostOpen && (result.isFailure || result.outcome === "fixed")}
              />
            </li>
          ))}
        </ul>
        {shown.length < matching.length && (
          <button type="button" class="button" onClick={() => state.showMore()}>
            Show more of {matching.length.toLocaleString("en")}
          </button>
        )}
        <Omitted state={state} />
      </main>
      <footer class="page-footer">
        <div class="page-footer-row">
          <span>hardcase replay</span>
          <ThemeSwitch />
        </div>
      </footer>
    </>
  );
}

/** What is counted only. */
function Omitted({ state }: { readonly state: ReportState }) {
  const { results, summary } = state.report;
  const shown = new Map<Outcome, number>();
  for (const { outcome } of results) shown.set(outcome, (shown.get(outcome) ?? 0) + 1);
  const missing = outcomeOrder.filter((outcome) => summary.counts[outcome] > (shown.get(outcome) ?? 0));
  if (missing.length === 0) return null;
  const told = missing.map(
    (outcome) => `${(shown.get(outcome) ?? 0).toLocaleString("en")} of ${summary.counts[outcome].toLocaleString("en")} ${outcome}`,
  );
  return <p class="report-omitted">This page shows only {told.join(", ")}. The report in JSON has all.</p>;
}
