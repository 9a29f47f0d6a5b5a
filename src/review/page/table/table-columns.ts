import type { ReviewComponent, ReviewEndpoint, ReviewPageConfig } from "../../review-api.ts";

/** A column of the table that is not a value of the run. */
export type CaseColumnName = (typeof caseColumns)[number]["key"];

/** A column: what it shows, and how wide it is in pixels. */
export interface TableColumn {
  /** As in the page's address. */
  readonly key: string;
  readonly label: string;
  readonly width: number;
  /** Whether what is left of the room is given to it. */
  readonly isWide: boolean;
  readonly shows: { readonly part: "case"; readonly name: CaseColumnName } | { readonly part: "inputs" | "outputs"; readonly name: string };
}

const caseColumns = [
  { key: "verdict", label: "Verdict", width: 112 },
  { key: "flagged", label: "Flagged", width: 124 },
  { key: "option", label: "Option", width: 128 },
  { key: "endpoint", label: "Endpoint", width: 112 },
  { key: "note", label: "Note", width: 200, isWide: true },
  { key: "correction", label: "Correction", width: 144 },
  { key: "repeats", label: "Repeats", width: 76 },
  { key: "by", label: "Flagged by", width: 112 },
  { key: "user", label: "User", width: 112 },
  { key: "version", label: "Version", width: 104 },
  { key: "replay", label: "Replay", width: 104 },
  { key: "duration", label: "Duration", width: 88 },
] as const;

const firstOfAll = ["verdict", "flagged", "option"] as const;
const lastOfAll = ["note", "repeats"] as const;
/** More would push the note out of sight; the rest can be chosen. */
const inputsAtFirst = 4;
const outputsAtFirst = 2;

/** Every column that there can be: those of a case, and each input and output of the endpoints, those of one name as one. */
export function columnsOf({ endpoints }: Pick<ReviewPageConfig, "endpoints">): TableColumn[] {
  const ofCase = caseColumns.map((column): TableColumn => {
    const isWide = "isWide" in column;
    return { key: column.key, label: column.label, width: column.width, isWide, shows: { part: "case", name: column.key } };
  });
  const note = ofCase.findIndex(({ key }) => key === "note");
  const values = [...valueColumns(endpoints, "inputs", "in"), ...valueColumns(endpoints, "outputs", "out")];
  return [...ofCase.slice(0, note), ...values, ...ofCase.slice(note)];
}

function valueColumns(endpoints: readonly ReviewEndpoint[], part: "inputs" | "outputs", prefix: string): TableColumn[] {
  const byName = new Map<string, ReviewComponent>();
  for (const endpoint of endpoints) {
    for (const component of endpoint[part]) if (!byName.has(component.name)) byName.set(component.name, component);
  }
  return [...byName.values()].map(({ name, label }) => {
    // A comma parts columns in the address.
    const key = `${prefix}.${encodeURIComponent(name)}`;
    return { key, label, width: 148, isWide: true, shows: { part, name } };
  });
}

/** The columns that a table begins with: when, what was decided and said, and the first values. */
export function columnsAtFirst(all: readonly TableColumn[], endpoints: number): TableColumn[] {
  const named = (names: readonly string[]) => names.flatMap((name) => all.filter(({ key }) => key === name));
  const values = (part: "inputs" | "outputs", most: number) => all.filter(({ shows }) => shows.part === part).slice(0, most);
  return [
    ...named(firstOfAll),
    ...(endpoints > 1 ? named(["endpoint"]) : []),
    ...values("inputs", inputsAtFirst),
    ...values("outputs", outputsAtFirst),
    ...named(lastOfAll),
  ];
}

/** The columns that an address names; those that it begins with where it names none that there is. */
export function readColumns(text: string | null, { endpoints }: Pick<ReviewPageConfig, "endpoints">): TableColumn[] {
  const all = columnsOf({ endpoints });
  const chosen = new Set((text ?? "").split(","));
  const columns = [...chosen].flatMap((name) => all.filter(({ key }) => key === name));
  return columns.length > 0 ? columns : columnsAtFirst(all, endpoints.length);
}

/** What an address says of columns; `null` for those that a table begins with. */
export function writeColumns(columns: readonly TableColumn[], { endpoints }: Pick<ReviewPageConfig, "endpoints">): string | null {
  const keys = (those: readonly TableColumn[]) => those.map(({ key }) => key).join(",");
  const written = keys(columns);
  return written === "" || written === keys(columnsAtFirst(columnsOf({ endpoints }), endpoints.length)) ? null : written;
}

/** The chosen columns with one more, which stands before the first that follows it among all. */
export function withColumn(chosen: readonly TableColumn[], added: TableColumn, all: readonly TableColumn[]): TableColumn[] {
  const placeOf = (column: TableColumn) => all.findIndex(({ key }) => key === column.key);
  const next = chosen.findIndex((column) => placeOf(column) > placeOf(added));
  return next < 0 ? [...chosen, added] : [...chosen.slice(0, next), added, ...chosen.slice(next)];
}

/** Widths of the columns as a track list of CSS. */
export function tracksOf(columns: readonly TableColumn[]): string {
  const hasWide = columns.some(({ isWide }) => isWide);
  const track = ({ width, isWide }: TableColumn) => (isWide || !hasWide ? `minmax(${width}px, 1fr)` : `${width}px`);
  return ["40px", ...columns.map(track)].join(" ");
}

/** What a table of these columns takes at least, in pixels. */
export const leastWidthOf = (columns: readonly TableColumn[]): number => columns.reduce((sum, { width }) => sum + width, 40);
