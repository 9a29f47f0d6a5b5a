import type { Verdict } from "../cases/case.ts";
import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import { verdicts } from "./read-filter.ts";
import type { PageValues } from "./review-api.ts";

type Body = { readonly [member: string]: Json };

/** All that a reviewer says of a case: what the body leaves out is `null`. */
export interface Decision {
  readonly verdict: Verdict;
  readonly expected: PageValues | null;
  readonly comment: string | null;
  readonly duplicateOf: string | null;
}

const longestComment = 10_000;
const mostAtOnce = 10_000;

/** Throws `HC_VALUE_INVALID` or `HC_PARAMETER_UNKNOWN`, naming the member. */
export function readDecision(body: Body, others: readonly string[]): Decision {
  refuseMembers(body, ["verdict", "expected", "comment", "duplicateOf", ...others]);
  const { verdict, expected = null, comment = null, duplicateOf = null } = body;
  const known = verdicts.find((one) => one === verdict);
  if (known === undefined) throw refuse("verdict", verdicts.map((one) => `"${one}"`).join(" or "), verdict);
  if (expected !== null && !isRecord(expected))
    throw refuse("expected", "an object with the right value for each output, or null", expected);
  if (comment !== null && !(typeof comment === "string" && comment.length <= longestComment))
    throw refuse("comment", `a text of at most ${longestComment} characters, or null`, comment);
  if (duplicateOf !== null && typeof duplicateOf !== "string") throw refuse("duplicateOf", "the id of a case, or null", duplicateOf);
  return { verdict: known, expected: expected as PageValues | null, comment: comment === "" ? null : comment, duplicateOf };
}

export function readRevision(given: Json | undefined): number {
  if (typeof given === "number" && Number.isSafeInteger(given) && given >= 0) return given;
  throw refuse("revision", "the revision of the review that was seen, a whole number from 0 up", given);
}

/** The cases of a bulk judgement, with the revision that was seen of each. */
export function readSeenCases(given: Json | undefined): { readonly id: string; readonly revision: number }[] {
  if (!Array.isArray(given) || given.length > mostAtOnce) throw refuse("cases", `a list of at most ${mostAtOnce} cases`, given);
  return given.map((one: Json) => {
    if (!isRecord(one) || typeof one.case !== "string") throw refuse("cases", 'objects such as {"case": "0192…", "revision": 0}', one);
    return { id: one.case, revision: readRevision(one.revision) };
  });
}

/** Ids of cases. */
export function readIds(given: Json | undefined, most = mostAtOnce): readonly string[] {
  const isList = Array.isArray(given) && given.length > 0 && given.length <= most && given.every((id) => typeof id === "string");
  if (isList) return given as readonly string[];
  throw refuse("cases", `a list of 1 to ${most} ids`, given);
}

export function refuseMembers(body: Body, members: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !members.includes(name));
  if (unknown === undefined) return;
  throw new HardcaseError("HC_PARAMETER_UNKNOWN", `The body has no member "${unknown}".`, {
    parameter: unknown,
    hint: `It has ${members.map((name) => `"${name}"`).join(", ")}.`,
  });
}

export function refuse(name: string, expected: string, given: Json | undefined): HardcaseError {
  return new HardcaseError("HC_VALUE_INVALID", `${name} must be ${expected}, got ${showValue(given)}.`, { parameter: name });
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
