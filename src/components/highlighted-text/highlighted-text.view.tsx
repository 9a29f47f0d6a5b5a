import { useState } from "preact/hooks";
import type { NumberTolerance } from "../compare-numbers.ts";
import type { LabelColors } from "../label-colors.ts";
import { colorLabels } from "../view/color-labels.ts";
import { LabelLegend } from "../view/label-legend.tsx";
import { MarkedDifference } from "../view/marked-difference.tsx";
import { SideBySide } from "../view/side-by-side.tsx";
import type { CellProps, DiffProps, OutputProps } from "../view/view-props.ts";
import { differentMarks, type Mark, textOf } from "./compare-highlights.ts";
import { HighlightedParts, showLabel } from "./highlighted-parts.tsx";
import type { HighlightedTextValue } from "./highlighted-value.ts";
import "../view/difference.css";
import "./highlighted-text.css";

interface HighlightedTextViewOptions {
  readonly colorMap: LabelColors;
  readonly showLegend: boolean;
  readonly showInlineLabels: boolean;
  readonly compare: NumberTolerance;
}

function labelsOf(value: HighlightedTextValue): string[] {
  return [...new Set(value.flatMap(({ label }) => (typeof label === "string" ? [label] : [])))];
}

export function Output(props: OutputProps<HighlightedTextValue, HighlightedTextViewOptions>) {
  const { id, labelId, value, isStreaming, options, onEvent } = props;
  const [active, setActive] = useState<string | null>(null);
  const labels = labelsOf(value ?? []);
  const colors = colorLabels(labels, options.colorMap);
  const hasScores = value?.some(({ label }) => typeof label === "number") === true;
  return (
    <div id={id} class="highlighted-text" role="group" aria-labelledby={labelId} aria-busy={isStreaming}>
      {options.showLegend && labels.length > 0 && (
        <LabelLegend labels={labels} colors={colors} name="Labels" active={active} onActive={setActive} />
      )}
      {options.showLegend && hasScores && (
        <p class="highlighted-scale">
          <span aria-hidden="true" />
          Below zero to above zero
        </p>
      )}
      <p class="highlighted-value">
        <HighlightedParts value={value ?? []} colors={colors} showLabels={options.showInlineLabels} active={active} onEvent={onEvent} />
      </p>
    </div>
  );
}

export function Cell({ value, options }: CellProps<HighlightedTextValue, HighlightedTextViewOptions>) {
  if (value === null) return null;
  return (
    <span class="highlighted-cell">
      <HighlightedParts value={value.slice(0, 40)} colors={colorLabels(labelsOf(value), options.colorMap)} showLabels={false} />
    </span>
  );
}

export function Diff({ expected, actual, options }: DiffProps<HighlightedTextValue, HighlightedTextViewOptions>) {
  const [wanted, came] = [expected ?? [], actual ?? []];
  const [before, after] = [textOf(wanted), textOf(came)];
  const colors = colorLabels(labelsOf([...wanted, ...came]), options.colorMap);
  const show = (value: HighlightedTextValue) => (
    <p class="highlighted-value">
      <HighlightedParts value={value} colors={colors} showLabels />
    </p>
  );
  const { missing, unexpected } = differentMarks(wanted, came, options.compare);
  return (
    <div class="highlighted-text">
      <SideBySide expected={show(wanted)} actual={show(came)} />
      {before === after ? (
        <p class="highlighted-changes difference">
          {missing.map((mark) => (
            <del key={keyOf(mark)}>{nameOf(mark)}</del>
          ))}
          {unexpected.map((mark) => (
            <ins key={keyOf(mark)}>{nameOf(mark)}</ins>
          ))}
          {missing.length + unexpected.length === 0 && "No difference"}
        </p>
      ) : (
        <MarkedDifference expected={before} actual={after} />
      )}
    </div>
  );
}

const keyOf = ({ start, label }: Mark): string => `${start} ${label}`;
const nameOf = ({ text, label }: Mark): string => `${showLabel(label)}: ${text}`;
