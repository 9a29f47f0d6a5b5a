import type { Json } from "../define-component.ts";
import type { JsonObject } from "./plain-json.ts";
import type { PlotValue } from "./plot-value.ts";

/** The data of a plot, to be read rather than seen. */
export interface PlotData {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** The rows behind a plot; `null` where they lie in a form that is no table. */
export function readPlotData(value: PlotValue): PlotData | null {
  if ("plot" in value) {
    return value.type === "plotly" ? fromTraces(value.plot.data as readonly JsonObject[]) : fromRows(inlineRows(value.plot));
  }
  const headers = [...new Set([...(value.color === undefined ? [] : [value.color]), value.x, value.y])];
  return { headers, rows: value.data.map((row) => headers.map((header) => show(row[header]))) };
}

const show = (cell: Json | undefined): string =>
  cell === null || cell === undefined ? "" : typeof cell === "object" ? JSON.stringify(cell) : String(cell);

/** The first table inside a specification. */
function inlineRows({ data, datasets }: JsonObject): Json | undefined {
  if (Array.isArray(data)) return data.find((one) => isObject(one) && Array.isArray(one.values))?.values;
  if (isObject(data) && Array.isArray(data.values)) return data.values;
  return isObject(datasets) ? Object.values(datasets)[0] : undefined;
}

function fromRows(rows: Json | undefined): PlotData | null {
  if (!Array.isArray(rows) || rows.length === 0 || !rows.every(isObject)) return null;
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { headers, rows: rows.map((row) => headers.map((header) => show(row[header]))) };
}

function fromTraces(traces: readonly JsonObject[]): PlotData | null {
  const tables = traces.map((trace) => {
    const names = Array.isArray(trace.labels) || isEncoded(trace.labels) ? (["labels", "values"] as const) : (["x", "y"] as const);
    const [one, other] = names.map((name) => readList(trace[name]));
    return { name: show(trace.name), one, other, length: Math.max(one?.length ?? 0, other?.length ?? 0), names };
  });
  const first = tables[0];
  if (first === undefined || tables.some(({ length, names }) => length === 0 || names[0] !== first.names[0])) return null;
  const rows = tables.flatMap(({ name, one, other, length }) =>
    // Without one of both, a trace counts from 0.
    Array.from({ length }, (_, index) => [name, show(one ? one[index] : index), show(other ? other[index] : index)]),
  );
  return { headers: ["trace", ...first.names], rows };
}

/** Lists as Python's Plotly writes those of numpy: bytes in base64, with the type of a number. */
const numberTypes = {
  f8: Float64Array,
  f4: Float32Array,
  i4: Int32Array,
  i2: Int16Array,
  i1: Int8Array,
  u4: Uint32Array,
  u2: Uint16Array,
  u1: Uint8Array,
  u1c: Uint8ClampedArray,
};

const isEncoded = (value: unknown): value is { readonly dtype: keyof typeof numberTypes; readonly bdata: string } =>
  isObject(value) && typeof value.bdata === "string" && typeof value.dtype === "string" && Object.hasOwn(numberTypes, value.dtype);

function readList(value: Json | undefined): readonly Json[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isEncoded(value)) return undefined;
  const bytes = Uint8Array.from(atob(value.bdata), (character) => character.charCodeAt(0));
  const NumberType = numberTypes[value.dtype];
  const whole = bytes.length - (bytes.length % NumberType.BYTES_PER_ELEMENT);
  return [...new NumberType(bytes.buffer.slice(0, whole))];
}
