import type { FlaggedBy, Verdict } from "../cases/case.ts";
import type { CaseFilter, CaseOrder } from "../cases/case-store.ts";
import { type ReplayedOutcome, replayedResults } from "../cases/kept-case.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";

export const verdicts = ["new", "wrong", "right", "discarded"] as const satisfies readonly Verdict[];
const flaggers = ["person", "auto", "rule", "api"] as const satisfies readonly FlaggedBy[];
const orders: Readonly<Record<string, CaseOrder>> = { newest: "newest first", oldest: "oldest first", worth: "most worth judging" };

/** What may stand in the query of a list; `true` for what `readFilter` reads. */
const names = {
  ...{ verdict: true, endpoint: true, option: true, user: true, session: true, version: true, rule: true, by: true, failed: true },
  ...{ note: true, correction: true, result: true, since: true, until: true, q: true, repeats: true },
  ...{ order: false, after: false, limit: false, offset: false, format: false, ids: false, files: false },
} as const;

/** Reads conditions from a URL's query. Throws `HC_VALUE_INVALID` or `HC_PARAMETER_UNKNOWN`, naming the parameter. */
export function readFilter(query: URLSearchParams): CaseFilter {
  const unknown = [...query.keys()].find((name) => !Object.hasOwn(names, name));
  if (unknown !== undefined) {
    throw new HardcaseError("HC_PARAMETER_UNKNOWN", `There is no condition "${unknown}".`, {
      parameter: unknown,
      hint: `There are ${Object.keys(names).join(", ")}.`,
    });
  }
  const text = (name: keyof typeof names) => query.get(name) || undefined;
  const isNot = (name: keyof typeof names) => readBoolean(name, text(name));
  const filter: { [Name in keyof CaseFilter]: CaseFilter[Name] | undefined } = {
    verdict: readOneOf("verdict", text("verdict"), verdicts),
    endpoint: text("endpoint"),
    option: text("option"),
    user: text("user"),
    session: text("session"),
    version: text("version"),
    rule: text("rule"),
    by: readOneOf("by", text("by"), flaggers),
    failed: isNot("failed"),
    hasNote: isNot("note"),
    hasCorrection: isNot("correction"),
    result: readOneOf<ReplayedOutcome>("result", text("result"), replayedResults),
    isRepeat: isNot("repeats") === false ? false : undefined,
    since: readTime("since", text("since")),
    until: readTime("until", text("until")),
    search: text("q"),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as CaseFilter;
}

export function readOrder(query: URLSearchParams): CaseOrder {
  return orders[readOneOf("order", query.get("order") ?? "newest", Object.keys(orders)) ?? "newest"] as CaseOrder;
}

/** A whole number from `least` to `most`. */
export function readWholeNumber(name: string, given: string | null, { least, most }: { least: number; most: number }): number | undefined {
  if (given === null) return undefined;
  const number = Number(given);
  if (given.trim() !== "" && Number.isInteger(number) && number >= least && number <= most) return number;
  throw refuse(name, `a whole number from ${least} to ${most}`, given);
}

function readOneOf<Value extends string>(name: string, given: string | undefined, values: readonly Value[]): Value | undefined {
  const found = values.find((value) => value === given);
  if (given === undefined || found !== undefined) return found;
  throw refuse(name, values.map((value) => `"${value}"`).join(" or "), given);
}

function readBoolean(name: string, given: string | undefined): boolean | undefined {
  if (given === undefined) return undefined;
  if (given === "true") return true;
  if (given === "false") return false;
  throw refuse(name, '"true" or "false"', given);
}

/** A day alone begins at midnight on the server. */
function readTime(name: string, given: string | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00:00` : given);
  if (!Number.isNaN(date.getTime())) return date;
  throw refuse(name, "a time such as 2026-11-24 or 2026-11-24T17:30", given);
}

function refuse(name: string, expected: string, given: string): HardcaseError {
  return new HardcaseError("HC_VALUE_INVALID", `${name} must be ${expected}, got ${showValue(given)}.`, { parameter: name });
}
