import type { CaseNumbers } from "../../../cases/case-numbers.ts";
import { changeFilter } from "../filters/change-filter.ts";
import { EmptyList } from "../focus/empty-list.tsx";
import type { FilterName, ReviewFilters } from "../review-query.ts";
import type { ReviewState } from "../review-state.ts";
import { bucketBounds } from "./bucket-bounds.ts";
import { JudgingProgress } from "./judging-progress.tsx";
import { NumbersCard } from "./numbers-card.tsx";
import { NumbersSummary } from "./numbers-summary.tsx";
import { rateBasisOf } from "./rate-basis.ts";
import { RateNotes } from "./rate-notes.tsx";
import { TimeChart } from "./time-chart.tsx";
import { totalOf } from "./total-of.ts";
import { endpointRows, flaggedRows, optionRows, ruleRows, type ValueRow, versionRows } from "./value-rows.ts";
import { ValueTable } from "./value-table.tsx";

interface NumbersCardsProps {
  readonly state: ReviewState;
  readonly counted: { readonly numbers: CaseNumbers; readonly filters: ReviewFilters };
}

/** Every chart, each of whose marks leads to its cases in the table. */
export function NumbersCards({ state, counted: { numbers, filters } }: NumbersCardsProps) {
  const basis = rateBasisOf(filters);
  const total = totalOf(numbers);
  const hasRates = basis.name === "runs" && total.runs !== null;
  if (total.flags === 0 && !(hasRates && total.runs !== 0)) return <EmptyList state={state} />;
  // Where the runs of some days are missing, nothing can be told as a share of all.
  const allRuns = total.daysWithoutRuns === 0 ? total.runs : null;
  const ownRows = (rows: readonly ValueRow[]) => (hasRates ? rows : flaggedRows(rows));
  const choose = (name: FilterName) => (value: string) => state.showCases(changeFilter(filters, name, value));
  return (
    <>
      <NumbersCard title="Flags over time" isWide>
        <NumbersSummary total={total} hasRates={hasRates} />
        <RateNotes state={state} basis={basis} total={total} />
        <TimeChart
          days={numbers.byDay}
          hasRates={hasRates}
          onChoose={(bucket) => state.showCases({ ...filters, ...bucketBounds(bucket, filters) })}
        />
      </NumbersCard>
      <JudgingProgress state={state} />
      <ValueTable
        title="By version, the newest first"
        heading="Version"
        rows={ownRows(versionRows(numbers))}
        hasRates={hasRates}
        hasOwnRuns
        onChoose={choose("version")}
      />
      <ValueTable
        title="By endpoint"
        heading="Endpoint"
        rows={ownRows(endpointRows(numbers))}
        hasRates={hasRates}
        hasOwnRuns
        onChoose={choose("endpoint")}
      />
      <ValueTable
        title="By option"
        heading="Option"
        rows={optionRows(numbers, { flags: total.flags, runs: allRuns })}
        hasRates={hasRates && allRuns !== null}
        onChoose={choose("option")}
      />
      <ValueTable
        title="By rule"
        heading="Rule"
        rows={ruleRows(numbers, allRuns)}
        hasRates={hasRates && allRuns !== null}
        onChoose={choose("rule")}
      />
    </>
  );
}
