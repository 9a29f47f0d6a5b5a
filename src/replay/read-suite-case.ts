import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { ReplayedCase } from "./replayed-case.ts";

/** A case's file, as `hardcase export --format suite` writes it. */
export interface SuiteCase extends ReplayedCase {
  readonly option: string | null;
  readonly flaggedAt: string;
}

/** Reads the text of a case's file, which people may have edited or merged. Throws `HC_DATASET` and says what is wrong in it. */
export function readSuiteCase(path: string, text: string): SuiteCase {
  const { error, expected = null, ...rest } = readObject(path, text);
  const { id, endpoint, verdict, inputs, outputs } = rest;
  requireMember(path, { id }, typeof id === "string", "a text");
  requireMember(path, { endpoint }, typeof endpoint === "string", "a text");
  requireMember(path, { verdict }, verdict === "wrong" || verdict === "right", '"wrong" or "right"');
  requireMember(path, { inputs }, isObject(inputs), "an object");
  requireMember(path, { outputs }, outputs === null || isObject(outputs), "an object or null");
  requireMember(path, { expected }, expected === null || isObject(expected), "an object or null");
  const message = isObject(error) ? error.message : null;
  return { ...rest, expected: verdict === "wrong" ? expected : null, error: message ?? null } as unknown as SuiteCase;
}

function readObject(path: string, text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    if (isObject(read)) return read;
  } catch (cause) {
    // As a merge leaves it.
    const reason = text.includes("<<<<<<<") ? "it has a conflict of a merge" : (cause as Error).message;
    throw refused(path, reason, cause);
  }
  throw refused(path, "it is no object");
}

function requireMember(path: string, member: Readonly<Record<string, unknown>>, isGood: boolean, expected: string): void {
  if (isGood) return;
  const [[name, value]] = Object.entries(member) as [[string, unknown]];
  throw refused(path, `${name} must be ${expected}, got ${showValue(value)}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refused(path: string, reason: string, cause?: unknown): HardcaseError {
  return new HardcaseError("HC_DATASET", `${path} is no case of a suite: ${reason}.`, { hint: "Export the suite again.", cause });
}
