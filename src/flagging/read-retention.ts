import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";

const hour = 60 * 60 * 1000;
const units = {
  h: { ms: hour, noun: "hour" },
  d: { ms: 24 * hour, noun: "day" },
  w: { ms: 7 * 24 * hour, noun: "week" },
} as const;

/** How long cases are kept. */
export interface RetentionTime {
  readonly ms: number;
  /** For people: `90 days`. */
  readonly shown: string;
}

/** Reads the option `retain`; undefined where there is none. Throws `HC_DEMO` for what is no time. */
export function readRetention(retain: unknown): RetentionTime | undefined {
  if (retain === undefined) return undefined;
  const [, digits = "", letter] = (typeof retain === "string" && /^([1-9]\d{0,4})([hdw])$/.exec(retain)) || [];
  if (letter === undefined) {
    throw new HardcaseError("HC_DEMO", `retain must be a whole number of hours, days or weeks, got ${showValue(retain)}.`, {
      hint: 'Write it as "48h", "90d" or "12w".',
    });
  }
  const { ms, noun } = units[letter as keyof typeof units];
  return { ms: Number(digits) * ms, shown: `${digits} ${noun}${digits === "1" ? "" : "s"}` };
}
