import { useMemo } from "preact/hooks";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { DataGrid } from "./data-grid.tsx";
import { DataframeDifference } from "./dataframe-difference.tsx";
import type { DataframeValue } from "./dataframe-value.ts";
import type { DataframeViewOptions } from "./dataframe-view-options.ts";
import "./dataframe.css";

export const emptyMessage = "Enter a table";

function blankTable({ headers, rowCount }: DataframeViewOptions): DataframeValue {
  return { headers, data: Array.from({ length: rowCount }, () => headers.map(() => null)) };
}

export function Input(props: InputProps<DataframeValue, DataframeViewOptions>) {
  const value = useMemo(() => props.value ?? blankTable(props.options), [props.value, props.options]);
  return (
    <DataGrid
      id={props.id}
      labelId={props.labelId}
      describedBy={props.describedBy}
      isInvalid={props.invalid}
      value={value}
      options={props.options}
      onChange={props.disabled ? null : props.onChange}
      onSubmit={props.onSubmit}
      onError={props.onError}
      onEvent={props.onEvent}
    />
  );
}

export function Output({ id, labelId, value, options, isStreaming, onEvent }: OutputProps<DataframeValue, DataframeViewOptions>) {
  if (value === null) return <div id={id} class="dataframe-empty" role="group" aria-labelledby={labelId} />;
  return <DataGrid id={id} labelId={labelId} value={value} options={options} onChange={null} isBusy={isStreaming} onEvent={onEvent} />;
}

export function Cell({ value }: CellProps<DataframeValue, DataframeViewOptions>) {
  if (value === null) return null;
  const rows = value.data.length;
  return (
    <span class="dataframe-summary">
      {rows.toLocaleString("en")} {rows === 1 ? "row" : "rows"}: {value.headers.join(", ").slice(0, 200)}
    </span>
  );
}

export function Diff({ expected, actual, options }: DiffProps<DataframeValue, DataframeViewOptions>) {
  return <DataframeDifference expected={expected} actual={actual} allowed={options.compare} />;
}
