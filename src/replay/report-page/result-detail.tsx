import { useId } from "preact/hooks";
import type { Outcome } from "../replay-result.ts";
import type { ReportComponent, ReportEndpoint, ReportResult, ReportValues } from "../reporters/html-report-data.ts";
import { OutputDifference } from "./output-difference.tsx";
import { ValueFace } from "./value-face.tsx";
import { lacksFile } from "./value-files.ts";
import "./result-detail.css";

interface ResultDetailProps {
  readonly result: ReportResult;
  readonly endpoint: ReportEndpoint | undefined;
}

const headings: Partial<Record<Outcome, string>> = {
  fixed: "Now as expected; this is what it was when it was flagged",
  "still wrong": "Was wrong, and still is not as corrected",
  regressed: "Was right, and is not any more",
  changed: "Differs from what was stored, and nobody has said what is right",
};

/** What there is to know of a case: its inputs, and its outputs beside the expected ones. */
export function ResultDetail({ result, endpoint }: ResultDetailProps) {
  const { outcome, error, differences, inputs, others } = result;
  const values = [...Object.values(inputs), ...Object.values(others), ...differences.flatMap(({ expected, actual }) => [expected, actual])];
  return (
    <div class="result-detail">
      {error !== null && <p class="result-error">{error}</p>}
      {values.some(lacksFile) && <p class="result-note">The report had no more room for the files of this case: their names are shown.</p>}
      <Values heading="Inputs" values={inputs} components={endpoint?.inputs} />
      <section>
        <h2>{headingOf(result)}</h2>
        {differences.map((difference) => (
          <OutputDifference
            key={difference.output}
            difference={difference}
            component={endpoint?.outputs[difference.output]}
            actualName={outcome === "fixed" ? "When it was flagged" : "Actual"}
          />
        ))}
        {differences.length === 0 && <ValueList values={others} components={endpoint?.outputs} />}
      </section>
      {differences.length > 0 && Object.keys(others).length > 0 && (
        <Values heading="Other outputs, as expected" values={others} components={endpoint?.outputs} />
      )}
      <p class="result-facts">
        Case <code>{result.case}</code> · verdict {result.verdict}
        {result.change !== null && ` · ${result.change} since the baseline`}
        {result.link !== null && (
          <>
            {" · "}
            <a href={result.link}>Open in review</a>
          </>
        )}
      </p>
    </div>
  );
}

/** What the outputs of a case are. */
function headingOf({ outcome, error, verdict, differences }: ReportResult): string {
  if (differences.length > 0) return headings[outcome] ?? "Not as expected";
  if (error !== null) return "Expected outputs";
  if (outcome === "still wrong") return "Outputs, as wrong as when they were flagged";
  return verdict === "new" ? "Outputs, as they were" : "Outputs, as expected";
}

interface ValuesProps {
  readonly values: ReportValues;
  readonly components: { readonly [name: string]: ReportComponent } | undefined;
}

function Values({ heading, ...values }: ValuesProps & { readonly heading: string }) {
  return (
    <section>
      <h2>{heading}</h2>
      <ValueList {...values} />
    </section>
  );
}

function ValueList({ values, components }: ValuesProps) {
  const id = useId();
  const entries = Object.entries(values);
  if (entries.length === 0) return <p class="result-note">None: the run that was flagged failed.</p>;
  return (
    <div class="result-values">
      {entries.map(([name, value], index) => (
        <div key={name} class="field">
          <span class="field-label" id={`${id}-${index}`}>
            {name}
          </span>
          <ValueFace component={components?.[name]} value={value} labelId={`${id}-${index}`} />
        </div>
      ))}
    </div>
  );
}
