import { useState } from "preact/hooks";
import { ChevronDownIcon } from "../../components/view/icon.tsx";
import { formatDuration } from "../../page/run/format-duration.ts";
import type { ReportEndpoint, ReportResult } from "../reporters/html-report-data.ts";
import { OutcomeMark } from "./outcome-mark.tsx";
import { ResultDetail } from "./result-detail.tsx";
import { CellFace } from "./value-face.tsx";
import "./result-card.css";

interface ResultCardProps {
  readonly result: ReportResult;
  readonly endpoint: ReportEndpoint | undefined;
  readonly isOpenAtFirst: boolean;
}

const isNews = ({ change, outcome }: ReportResult) => change !== null && change !== "unchanged" && change !== outcome;

/** A result in a line, which opens. */
export function ResultCard({ result, endpoint, isOpenAtFirst }: ResultCardProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details class="result-card card" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <OutcomeMark result={result} />
        <span class="result-endpoint">{result.endpoint}</span>
        <span class="result-inputs">
          {Object.entries(result.inputs).map(([name, value]) => (
            <span key={name} class="result-input">
              <span class="result-name">{name}</span> <CellFace component={endpoint?.inputs[name]} value={value} />
            </span>
          ))}
        </span>
        {isNews(result) && <span class="result-duration">{result.change} since the baseline</span>}
        <span class="result-duration">{formatDuration(result.durationMs)}</span>
        <ChevronDownIcon />
      </summary>
      {isOpen && <ResultDetail result={result} endpoint={endpoint} />}
    </details>
  );
}
