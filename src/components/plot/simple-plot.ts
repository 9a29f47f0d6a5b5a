import { invalid } from "../invalid-value.ts";

export const simplePlotTypes = ["line", "bar", "scatter"] as const;

/** A plot of rows: one mark for each row. */
export interface SimplePlot {
  readonly type: (typeof simplePlotTypes)[number];
  readonly data: readonly object[];
  /** The member of each row that says where the mark stands: numbers, dates, or names. Bars stand beside each other at any. */
  readonly x: string;
  /** The member of each row that says how high: numbers; `null` and NaN leave a gap. */
  readonly y: string;
  /** The member of each row that says to which series it belongs: each has its colour, its line and its place in the legend. */
  readonly color?: string;
  readonly title?: string;
}

type X = string | number;

/** A simple plot as the page holds it: only the members that are drawn. A type, so that it counts as JSON. */
export type SimplePlotValue = {
  readonly type: (typeof simplePlotTypes)[number];
  readonly x: string;
  readonly y: string;
  readonly color?: string;
  readonly title?: string;
  readonly data: readonly { readonly [member: string]: X | null }[];
};

export function isSimplePlot(value: { readonly type?: unknown }): boolean {
  return simplePlotTypes.some((type) => type === value.type);
}

/** Checks a simple plot from anyone, and keeps what is drawn of it. */
export function toSimplePlot(value: object): SimplePlotValue {
  const { type, data, x, y, color, title } = value as { readonly [Key in keyof SimplePlot]: unknown };
  if (!Array.isArray(data)) return invalid("a plot whose data is a list of rows", data);
  if (typeof x !== "string" || typeof y !== "string") return invalid("a plot whose x and y name members of its rows", { x, y });
  if (color !== undefined && typeof color !== "string") return invalid("a plot whose color names a member of its rows", color);
  if (title !== undefined && typeof title !== "string") return invalid("a plot whose title is a text", title);
  return {
    type: type as SimplePlot["type"],
    x,
    y,
    ...(color !== undefined && { color }),
    ...(title !== undefined && { title }),
    data: data.map((row: unknown, index) => {
      if (typeof row !== "object" || row === null) return invalid(`a plot with an object as row ${index + 1}`, row);
      const cell = (member: string): unknown => (Object.hasOwn(row, member) ? (row as { [member: string]: unknown })[member] : undefined);
      const entries: [string, X | null][] = [
        [x, readX(cell(x), x, index)],
        [y, readY(cell(y), y, index)],
      ];
      if (color !== undefined) entries.push([color, readColor(cell(color), color, index)]);
      return Object.fromEntries(entries);
    }),
  };
}

const at = (member: string, index: number): string => `under ${member} in row ${index + 1}`;

function readX(x: unknown, member: string, index: number): X {
  if (x instanceof Date && !Number.isNaN(x.getTime())) return x.toISOString();
  if (typeof x === "string" || (typeof x === "number" && Number.isFinite(x))) return x;
  return typeof x === "bigint" ? Number(x) : invalid(`a plot with a number, a text or a date ${at(member, index)}`, x);
}

function readY(y: unknown, member: string, index: number): number | null {
  if (y === null || (typeof y === "number" && Number.isNaN(y))) return null;
  if (typeof y === "bigint") return Number(y);
  return typeof y === "number" && Number.isFinite(y) ? y : invalid(`a plot with a number ${at(member, index)}`, y);
}

function readColor(color: unknown, member: string, index: number): string {
  if (color === null || color === undefined) return "";
  if (typeof color === "string" || typeof color === "number" || typeof color === "boolean") return String(color);
  return invalid(`a plot with a text ${at(member, index)}`, color);
}
