/** Where values stand along an axis, in CSS pixels, and which of them are written at it. */
export interface Scale {
  readonly place: (value: string | number) => number;
  readonly ticks: readonly Tick[];
  /** Room for the bars at one value; 0 where values lie densely. */
  readonly band: number;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

type Ends = readonly [from: number, to: number];

/** A step of 1, 2 or 5 times a power of ten that divides a span into about so many parts. */
export function niceStep(span: number, parts: number): number {
  const rough = span / Math.max(parts, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => rough <= candidate * power * 1.000001) ?? 10;
  return factor * power;
}

/** Numbers at even distances, the ends moved out to the next tick. */
export function linearScale(values: readonly number[], [from, to]: Ends, parts: number, hasZero: boolean): Scale {
  const all = hasZero ? [0, ...values] : values;
  let [low, high] = [all.reduce((a, b) => Math.min(a, b), Infinity), all.reduce((a, b) => Math.max(a, b), -Infinity)];
  if (low > high) [low, high] = [0, 1];
  // One value alone stands in the middle.
  if (low === high) [low, high] = low === 0 ? [0, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  const step = niceStep(high - low, parts);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const place = (value: string | number) => from + ((Number(value) - first * step) / ((last - first) * step)) * (to - from);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { place, band: 0, ticks: ticks.map((tick) => ({ at: place(tick), text: showNumber(tick, step) })) };
}

/** A tick without the noise of floating point, with a unit of thousands where it is long. */
export function showNumber(value: number, step: number): string {
  const largest = Math.abs(value);
  if (largest >= 1e15 || (largest > 0 && step < 1e-6)) return value.toExponential(2).replace(/\.?0+e/, "e");
  for (const [unit, letter] of [
    [1e12, "T"],
    [1e9, "G"],
    [1e6, "M"],
    [1e4, "k"],
  ] as const) {
    const divisor = unit === 1e4 ? 1e3 : unit;
    if (largest >= unit && step >= divisor / 100) return `${Number((value / divisor).toFixed(2))}${letter}`;
  }
  return Number(value.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))).toLocaleString("en", {
    maximumFractionDigits: 8,
    useGrouping: "min2",
  });
}

/** Names side by side, in the order in which they first come; of many, only some are written. */
export function bandScale(names: readonly (string | number)[], [from, to]: Ends, parts: number): Scale {
  const places = new Map([...new Set(names.map(String))].map((name, index) => [name, index]));
  const count = Math.max(places.size, 1);
  const band = (to - from) / count;
  const place = (name: string | number) => from + band * ((places.get(String(name)) ?? 0) + 0.5);
  const every = Math.ceil(count / Math.max(parts, 1));
  const written = [...places.keys()].filter((_, index) => index % every === 0);
  return { place, band, ticks: written.map((name) => ({ at: place(name), text: name })) };
}

const day = 86_400_000;
/** Steps of time in milliseconds up to a week; longer ones follow the calendar. */
const steps = [
  1,
  10,
  100,
  1000,
  5000,
  15_000,
  60_000,
  300_000,
  900_000,
  3_600_000,
  10_800_000,
  21_600_000,
  43_200_000,
  day,
  2 * day,
  7 * day,
];
const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/** Moments in UTC, as ISO 8601 texts, at even distances. */
export function timeScale(values: readonly string[], [from, to]: Ends, parts: number): Scale {
  const moments = values.map(readMoment);
  let [low, high] = [moments.reduce((a, b) => Math.min(a, b), Infinity), moments.reduce((a, b) => Math.max(a, b), -Infinity)];
  if (low >= high) [low, high] = [low - day / 2, high + day / 2];
  const placeMoment = (moment: number) => from + ((moment - low) / (high - low)) * (to - from);
  const place = (value: string | number) => placeMoment(readMoment(String(value)));
  const step = steps.find((candidate) => (high - low) / candidate <= parts);
  const ticks = step === undefined ? monthTicks(low, high, parts) : evenTicks(low, high, step);
  return { place, band: 0, ticks: ticks.map((moment) => ({ at: placeMoment(moment), text: showMoment(moment, step) })) };
}

/** A date alone is meant in UTC; a date with a time and no zone would be local. */
export function readMoment(text: string): number {
  const iso = text.replace(" ", "T");
  return Date.parse(/T/.test(iso) && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) ? `${iso}Z` : iso);
}

function evenTicks(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

function monthTicks(low: number, high: number, parts: number): number[] {
  const monthOf = (moment: number) => new Date(moment).getUTCFullYear() * 12 + new Date(moment).getUTCMonth();
  const [first, last] = [monthOf(low), monthOf(high)];
  const step = monthSteps.find((candidate) => (last - first) / candidate <= parts) ?? 2400;
  const ticks: number[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const moment = Date.UTC(Math.floor(month / 12), month % 12);
    if (moment >= low && moment <= high) ticks.push(moment);
  }
  return ticks;
}

function showMoment(moment: number, step: number | undefined): string {
  const iso = new Date(moment).toISOString();
  if (step === undefined) return iso.endsWith("-01-01T00:00:00.000Z") ? iso.slice(0, 4) : iso.slice(0, 7);
  if (step >= day) return iso.slice(5, 10);
  if (step < 1000) return iso.slice(17, 23);
  if (moment % day === 0) return iso.slice(5, 10);
  return step < 60_000 ? iso.slice(11, 19) : iso.slice(11, 16);
}
