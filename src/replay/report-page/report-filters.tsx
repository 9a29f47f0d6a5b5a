import { outcomeOrder } from "./outcome-order.ts";
import type { ReportState } from "./report-state.ts";

/** Chooses results by outcome, endpoint and text. */
export function ReportFilters({ state }: { readonly state: ReportState }) {
  const { counts } = state.report.summary;
  const endpoints = [...new Set(state.report.results.map(({ endpoint }) => endpoint))].sort();
  return (
    <search class="report-filters">
      <fieldset class="report-outcomes">
        <legend class="visually-hidden">Outcomes</legend>
        {outcomeOrder
          .filter((outcome) => counts[outcome] > 0)
          .map((outcome) => (
            <button
              key={outcome}
              type="button"
              class="outcome-filter"
              data-outcome={outcome}
              aria-pressed={state.outcomes.value.has(outcome)}
              onClick={() => state.toggle(outcome)}
            >
              <span class="outcome-count">{counts[outcome].toLocaleString("en")}</span> {outcome}
            </button>
          ))}
      </fieldset>
      {endpoints.length > 1 && (
        <label class="report-filter">
          <span class="visually-hidden">Endpoint</span>
          <select
            class="control"
            value={state.endpoint.value}
            onChange={({ currentTarget }) => (state.endpoint.value = currentTarget.value)}
          >
            <option value="">All endpoints</option>
            {endpoints.map((endpoint) => (
              <option key={endpoint}>{endpoint}</option>
            ))}
          </select>
        </label>
      )}
      <label class="report-filter">
        <span class="visually-hidden">Text in the case</span>
        <input
          class="control"
          type="search"
          placeholder="Text in the case"
          value={state.search.value}
          onInput={({ currentTarget }) => (state.search.value = currentTarget.value)}
        />
      </label>
    </search>
  );
}
