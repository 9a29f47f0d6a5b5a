import { useId } from "preact/hooks";
import type { ReportComponent, ReportDifference } from "../reporters/html-report-data.ts";
import { DifferenceFace, ValueFace } from "./value-face.tsx";
import { holdsFile } from "./value-files.ts";

interface OutputDifferenceProps {
  readonly difference: ReportDifference;
  readonly component: ReportComponent | undefined;
  readonly actualName: string;
}

/** An output beside the expected one: where they differ, then both in full. */
export function OutputDifference({ difference: { output, expected, actual, reason }, component, actualName }: OutputDifferenceProps) {
  const id = useId();
  return (
    <div class="output-difference">
      <h3>{output}</h3>
      {reason !== null && <p class="result-note">{reason}</p>}
      <DifferenceFace component={component} expected={expected} actual={actual} />
      {/* Files are large, and beside each other already where their difference is shown. */}
      <details open={!holdsFile(expected) && !holdsFile(actual)}>
        <summary>In full</summary>
        <div class="output-pair">
          {Object.entries({ Expected: expected, [actualName]: actual }).map(([name, value], index) => (
            <div key={name} class="field">
              <span class="field-label" id={`${id}-${index}`}>
                {name}
              </span>
              {value === null ? (
                <p class="result-note">Nothing</p>
              ) : (
                <ValueFace component={component} value={value} labelId={`${id}-${index}`} />
              )}
            </div>
          ))}
        </div>
      </details>
    </div>
  );
}
