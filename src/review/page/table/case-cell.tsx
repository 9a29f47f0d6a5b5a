import { AlertIcon } from "../../../components/view/icon.tsx";
import { formatDuration } from "../../../page/run/format-duration.ts";
import type { ReviewEndpoint, ReviewedCase } from "../../review-api.ts";
import type { Decision } from "../decision.ts";
import { RelativeTime } from "../relative-time.tsx";
import { VerdictMark } from "../verdict-mark.tsx";
import { flaggerName } from "./flagger-name.ts";
import { ReplayMark } from "./replay-mark.tsx";
import type { CaseColumnName, TableColumn } from "./table-columns.ts";
import { ValueCell } from "./value-cell.tsx";

interface CaseCellProps {
  readonly column: TableColumn;
  readonly one: ReviewedCase;
  readonly decision: Decision;
  /** `undefined` for an endpoint that is no longer there. */
  readonly endpoint: ReviewEndpoint | undefined;
}

/** What a column shows of a case. */
export function CaseCell({ column: { shows }, one, decision, endpoint }: CaseCellProps) {
  if (shows.part === "case") return <>{drawPart[shows.name]({ one, decision, endpoint })}</>;
  const component = endpoint?.[shows.part].find(({ name }) => name === shows.name);
  const isFirst = shows.part === "outputs" && shows.name === endpoint?.outputs[0]?.name;
  if (isFirst && one.run.error !== null) return <RunFailed message={one.run.error.message} />;
  return <ValueCell component={component} values={one[shows.part]} unreadable={one.unreadable} />;
}

type DrawnOf = Omit<CaseCellProps, "column">;

const drawPart: Record<CaseColumnName, (drawn: DrawnOf) => preact.ComponentChildren> = {
  verdict: ({ decision }) => <VerdictMark verdict={decision.verdict} />,
  flagged: ({ one }) => <RelativeTime at={one.flag.at} />,
  option: ({ one: { flag }, endpoint }) => endpoint?.options.find(({ value }) => value === flag.option)?.label ?? flag.option,
  endpoint: ({ one }) => one.endpoint,
  note: ({ one }) => <bdi>{one.flag.note?.slice(0, 300)}</bdi>,
  correction: ({ one, endpoint }) => {
    const corrected = endpoint?.outputs.find(({ name }) => one.flag.corrected?.[name] !== undefined);
    return <ValueCell component={corrected} values={one.flag.corrected} unreadable={one.unreadable} />;
  },
  repeats: ({ one }) => one.repeats > 1 && <Repeats count={one.repeats} />,
  by: ({ one: { flag } }) => flag.rule ?? flaggerName(flag.by),
  user: ({ one }) => one.user,
  version: ({ one }) => one.run.version,
  replay: ({ one }) => one.replayed && <ReplayMark replayed={one.replayed} />,
  duration: ({ one }) => formatDuration(one.run.durationMs),
};

/** How many cases have exactly these inputs. */
export function Repeats({ count }: { readonly count: number }) {
  return (
    <span class="case-repeats" title={`${count.toLocaleString("en")} cases have exactly these inputs`}>
      <span aria-hidden="true">×</span>
      {count.toLocaleString("en")}
      <span class="visually-hidden"> cases with these inputs</span>
    </span>
  );
}

function RunFailed({ message }: { readonly message: string }) {
  return (
    <span class="case-failed" title={message}>
      <AlertIcon />
      <span class="visually-hidden">The run failed: </span>
      <span class="case-failed-text">{message.slice(0, 200)}</span>
    </span>
  );
}
