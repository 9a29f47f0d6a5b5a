import { Buffer } from "node:buffer";
import { basename } from "node:path";
import type { SchemaElement } from "hyparquet";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import type { Json } from "../components/define-component.ts";
import { fitsFeature } from "../components/fits-feature.ts";
import { isMediaReference, type MediaReference } from "../components/media-reference.ts";
import type { HubFeature } from "./hub-feature.ts";
import { Misfit } from "./misfit.ts";

/** The bytes of a row's file; undefined where it is gone. */
export type BytesOf = (reference: MediaReference) => Uint8Array | undefined;

/** How values of a feature are written. */
export interface ParquetColumn {
  /** Of this name, with those of its members. */
  schema(name: string): SchemaElement[];
  /** A value that is not empty, as the library takes it. */
  cell(value: Json, bytesOf: BytesOf): unknown;
  /** What `datasets` is told of it. Classes are those that came up to now. */
  hub(): HubFeature;
}

type FeatureType = DatasetFeature["type"];
type FeatureOf<Type extends FeatureType> = Extract<DatasetFeature, { readonly type: Type }>;

const makers: { readonly [Type in FeatureType]: (feature: FeatureOf<Type>) => ParquetColumn } = {
  text: () => plain({ type: "BYTE_ARRAY", converted_type: "UTF8" }, "string", asText),
  json: () => plain({ type: "BYTE_ARRAY", converted_type: "UTF8" }, "string", (value) => JSON.stringify(value)),
  number: () => plain({ type: "DOUBLE" }, "float64", Number),
  boolean: () => plain({ type: "BOOLEAN" }, "bool", (value) => value),
  moment: () => plain(timeElement(true), "timestamp[ms, tz=UTC]", (value) => new Date(value as string)),
  "wall time": () => plain(timeElement(false), "timestamp[ms]", (value) => new Date(`${wholeTime(value as string)}Z`)),
  class: ({ names }) => classColumn(names),
  image: () => fileColumn({ _type: "Image" }),
  audio: () => fileColumn({ _type: "Audio" }),
  video: () => fileColumn({ _type: "Video" }),
  file: () => fileColumn({ bytes: { dtype: "binary", _type: "Value" }, path: { dtype: "string", _type: "Value" } }),
  list: ({ of }) => listColumn(parquetColumn(of)),
  record: ({ fields }) => recordColumn(Object.entries(fields).map(([name, field]) => [name, parquetColumn(field)])),
};

/** How values of a feature are written to Parquet. */
export function parquetColumn(feature: DatasetFeature): ParquetColumn {
  // Parquet knows no record without members.
  if (feature.type === "record" && Object.keys(feature.fields).length === 0) return parquetColumn({ type: "json" });
  const column = (makers[feature.type] as (feature: DatasetFeature) => ParquetColumn)(feature);
  return {
    ...column,
    cell(value, bytesOf) {
      if (value === null || value === undefined) return null;
      if (!fitsFeature(value, feature)) throw new Misfit();
      return column.cell(value, bytesOf);
    },
  };
}

function plain(element: Omit<SchemaElement, "name">, dtype: string, cell: (value: Json) => unknown): ParquetColumn {
  return { schema: (name) => [{ ...element, name, repetition_type: "OPTIONAL" }], cell, hub: () => ({ dtype, _type: "Value" }) };
}

function timeElement(isAdjustedToUTC: boolean): Omit<SchemaElement, "name"> {
  return {
    type: "INT64",
    ...(isAdjustedToUTC && { converted_type: "TIMESTAMP_MILLIS" as const }),
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC, unit: "MILLIS" },
  };
}

/** A day is its first moment. */
const wholeTime = (value: string): string => (value.length === 10 ? `${value}T00:00:00` : value);

/** What is no text stands there as JSON. */
const asText = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

/** A class is written as its number; one that is not among the names is added to them. */
function classColumn(names: readonly string[]): ParquetColumn {
  const numbers = new Map(names.map((name, index) => [name, BigInt(index)]));
  return {
    schema: (name) => [{ name, type: "INT64", repetition_type: "OPTIONAL" }],
    cell(value) {
      // UTF-8 has no half of a surrogate pair, and two names must not become one.
      const name = Buffer.from(String(value)).toString();
      const number = numbers.get(name) ?? BigInt(numbers.size);
      numbers.set(name, number);
      return number;
    },
    hub: () => ({ names: [...numbers.keys()], _type: "ClassLabel" }),
  };
}

function fileColumn(feature: HubFeature): ParquetColumn {
  return {
    schema: (name) => [
      { name, num_children: 2, repetition_type: "OPTIONAL" },
      { name: "bytes", type: "BYTE_ARRAY", repetition_type: "OPTIONAL" },
      { name: "path", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
    ],
    cell(value, bytesOf) {
      if (!isMediaReference(value)) throw new Misfit();
      const bytes = bytesOf(value);
      // Readers take a file without bytes for one on their own disk.
      return bytes === undefined ? null : { bytes, path: basename(value.path) };
    },
    hub: () => feature,
  };
}

function listColumn(of: ParquetColumn): ParquetColumn {
  return {
    schema: (name) => [
      { name, num_children: 1, converted_type: "LIST", repetition_type: "OPTIONAL" },
      { name: "list", num_children: 1, repetition_type: "REPEATED" },
      ...of.schema("element"),
    ],
    cell: (value, bytesOf) => (value as readonly Json[]).map((item) => of.cell(item, bytesOf)),
    hub: () => ({ feature: of.hub(), _type: "List" }),
  };
}

function recordColumn(fields: readonly (readonly [name: string, column: ParquetColumn])[]): ParquetColumn {
  return {
    schema: (name) => [
      { name, num_children: fields.length, repetition_type: "OPTIONAL" },
      ...fields.flatMap(([member, column]) => column.schema(member)),
    ],
    cell: (value, bytesOf) =>
      Object.fromEntries(fields.map(([name, column]) => [name, column.cell((value as { [name: string]: Json })[name] ?? null, bytesOf)])),
    hub: () => Object.fromEntries(fields.map(([name, column]) => [name, column.hub()])),
  };
}

/** How many bytes a cell roughly takes in memory, beyond what every cell does. */
export function weightOf(cell: unknown): number {
  if (typeof cell === "string") return cell.length;
  if (typeof cell !== "object" || cell === null || cell instanceof Date) return 0;
  if (cell instanceof Uint8Array) return Buffer.byteLength(cell);
  return Object.values(cell).reduce((sum: number, member) => sum + weightOf(member), 0);
}
