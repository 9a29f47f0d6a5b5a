import { useState } from "preact/hooks";
import { ReplacedValue } from "../view/replaced-value.tsx";
import { submitOnEnter } from "../view/submit-on-enter.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import "../view/choice-list.css";
import type { Confidence, LabelValue } from "./label.ts";
import { showConfidence } from "./show-confidence.ts";
import "./label.css";

interface LabelViewOptions {
  readonly showHeading: boolean;
}

/** To correct a classification: one of the classes that the model knew of, or another. */
export function Input(props: InputProps<LabelValue, LabelViewOptions>) {
  const [known] = useState(() => props.value?.confidences.map(({ label }) => label) ?? []);
  const label = props.value?.label ?? "";
  const choose = (chosen: string) => props.onChange(chosen === "" ? null : { label: chosen, confidences: [] });
  return (
    <div class="label-correction">
      {known.length > 0 && (
        <div class="choice-list" role="radiogroup" aria-labelledby={props.labelId}>
          {known.map((name) => (
            <label key={name} class="choice">
              <input
                type="radio"
                name={`${props.id}-class`}
                checked={name === label}
                disabled={props.disabled}
                onChange={() => choose(name)}
                onKeyDown={submitOnEnter(props.onSubmit)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      )}
      <input
        id={props.id}
        class="control"
        type="text"
        autocomplete="off"
        placeholder={known.length > 0 ? "Another class" : "A class"}
        value={known.includes(label) ? "" : label}
        disabled={props.disabled}
        aria-required={props.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onInput={({ currentTarget }) => choose(currentTarget.value)}
        onKeyDown={submitOnEnter(props.onSubmit)}
      />
    </div>
  );
}

export function Output({ id, labelId, value, options, onEvent }: OutputProps<LabelValue, LabelViewOptions>) {
  const confidences = value?.confidences ?? [];
  const hasHeading = options.showHeading || confidences.length === 0;
  return (
    <div id={id} class="label-output" role="group" aria-labelledby={labelId}>
      {hasHeading && <output class="value label-top">{value?.label ?? ""}</output>}
      {confidences.length > 0 && <ConfidenceTable confidences={confidences} onEvent={onEvent} />}
    </div>
  );
}

interface ConfidenceTableProps {
  readonly confidences: readonly Confidence[];
  readonly onEvent: OutputProps<LabelValue>["onEvent"] | undefined;
}

function ConfidenceTable({ confidences, onEvent }: ConfidenceTableProps) {
  // Scores that are no shares of one, such as logits, are drawn against the largest of them.
  const full = Math.max(1, ...confidences.map(({ confidence }) => confidence));
  return (
    <table class="label-table">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Class</th>
          <th scope="col">Confidence</th>
        </tr>
      </thead>
      <tbody>
        {confidences.map(({ label, confidence }, index) => (
          <tr key={label}>
            <th scope="row">
              {onEvent ? (
                <button type="button" class="label-choice" onClick={() => onEvent("select", { index, value: label })}>
                  {label}
                </button>
              ) : (
                label
              )}
            </th>
            <td style={{ "--share": Math.max(confidence, 0) / full }}>
              <span class="label-bar" aria-hidden="true" />
              <span>{showConfidence(confidence)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The top class with its confidence, where it has one. */
function summary(value: LabelValue | null): string | null {
  if (value === null) return null;
  const confidence = value.confidences?.find(({ label }) => label === value.label)?.confidence;
  return confidence === undefined ? value.label : `${value.label} ${showConfidence(confidence)}`;
}

export function Cell({ value }: CellProps<LabelValue, LabelViewOptions>) {
  return <span class="label-cell">{summary(value)}</span>;
}

export function Diff({ expected, actual }: DiffProps<LabelValue, LabelViewOptions>) {
  return <ReplacedValue expected={expected?.label ?? null} actual={summary(actual)} isSame={expected?.label === actual?.label} />;
}
