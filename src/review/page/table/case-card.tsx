import type { ReviewEndpoint, ReviewedCase } from "../../review-api.ts";
import type { Decision } from "../decision.ts";
import { RelativeTime } from "../relative-time.tsx";
import { VerdictMark } from "../verdict-mark.tsx";
import { Repeats } from "./case-cell.tsx";
import { ValueCell } from "./value-cell.tsx";

interface CaseCardProps {
  readonly one: ReviewedCase;
  readonly decision: Decision;
  readonly endpoint: ReviewEndpoint | undefined;
}

/** A case on a narrow screen: what was decided and when, what went in and came out, and what was said. */
export function CaseCard({ one, decision, endpoint }: CaseCardProps) {
  const { flag, run } = one;
  const option = endpoint?.options.find(({ value }) => value === flag.option)?.label ?? flag.option;
  const said = [option, flag.note].filter((part) => part !== null && part !== "").join(": ");
  return (
    <span class="case-cell card-body" role="gridcell">
      <span class="card-line">
        <VerdictMark verdict={decision.verdict} />
        <span class="card-end">
          {one.repeats > 1 && <Repeats count={one.repeats} />}
          <RelativeTime at={flag.at} />
        </span>
      </span>
      <span class="card-line card-values">
        {endpoint?.inputs.slice(0, 3).map((component) => (
          <span key={component.name} class="card-value">
            <ValueCell component={component} values={one.inputs} unreadable={one.unreadable} />
          </span>
        ))}
        <span class="card-arrow" aria-hidden="true">
          →
        </span>
        <span class="visually-hidden">gives</span>
        <span class="card-value card-output">
          {run.error === null ? (
            <ValueCell component={endpoint?.outputs[0]} values={one.outputs} unreadable={one.unreadable} />
          ) : (
            <span class="case-failed">{run.error.message.slice(0, 100)}</span>
          )}
        </span>
      </span>
      {said !== "" && (
        <span class="card-line card-said">
          <bdi>{said.slice(0, 200)}</bdi>
        </span>
      )}
    </span>
  );
}
