import type { Case, CaseFlag, CaseReview, StoredValues } from "./case.ts";
import type { CaseRow, CaseTable, ReviewTable } from "./case-tables.ts";
import type { KeptCase } from "./kept-case.ts";
import { fromStorableText, toStorableText } from "./storable-text.ts";

/** A new case as a row of the database. */
export function toCaseRow(flagged: Case): CaseRow {
  const { run, flag } = flagged;
  return {
    id: toStorableText(flagged.id),
    run_id: toStorableText(run.id),
    endpoint: toStorableText(run.endpoint),
    started_at: run.startedAt.getTime(),
    duration_ms: run.durationMs,
    version: nullOr(toStorableText, run.version),
    failed: run.error ? 1 : 0,
    error_code: nullOr(toStorableText, run.error?.code ?? null),
    error_message: nullOr(toStorableText, run.error?.message ?? null),
    flagged_by: flag.by,
    rule: nullOr(toStorableText, flag.rule),
    flagged_at: flag.at.getTime(),
    verified: flagged.verified ? 1 : 0,
    user_name: nullOr(toStorableText, flagged.user),
    session: nullOr(toStorableText, flagged.session),
    notice_version: nullOr(toStorableText, flagged.noticeVersion),
    inputs_hash: toStorableText(flagged.inputsHash),
    changes: 1,
    inputs: JSON.stringify(flagged.inputs),
    outputs: nullOr(JSON.stringify, flagged.outputs),
    ...toFlagColumns(flag),
    ...toReviewColumns(flagged.review),
  };
}

/** The columns that a person may change after the first click. */
export function toFlagColumns(flag: Pick<CaseFlag, "option" | "note" | "corrected">) {
  return {
    option: nullOr(toStorableText, flag.option),
    note: nullOr(toStorableText, flag.note),
    corrected: nullOr(JSON.stringify, flag.corrected),
  };
}

export function toReviewColumns(review: CaseReview) {
  return {
    verdict: review.verdict,
    expected: nullOr(JSON.stringify, review.expected),
    review_comment: nullOr(toStorableText, review.comment),
    reviewed_by: nullOr(toStorableText, review.by),
    reviewed_at: review.at?.getTime() ?? null,
    duplicate_of: nullOr(toStorableText, review.duplicateOf),
    revision: review.revision,
  };
}

/** The exact case that was stored. */
export function fromCaseRow(row: CaseRow): Case {
  return {
    id: fromStorableText(row.id),
    run: {
      id: fromStorableText(row.run_id),
      endpoint: fromStorableText(row.endpoint),
      startedAt: new Date(row.started_at),
      durationMs: row.duration_ms,
      version: nullOr(fromStorableText, row.version),
      error: row.failed ? { code: fromStorableText(row.error_code ?? ""), message: fromStorableText(row.error_message ?? "") } : null,
    },
    inputs: parseValues(row.inputs),
    outputs: nullOr(parseValues, row.outputs),
    flag: {
      by: row.flagged_by,
      rule: nullOr(fromStorableText, row.rule),
      option: nullOr(fromStorableText, row.option),
      note: nullOr(fromStorableText, row.note),
      corrected: nullOr(parseValues, row.corrected),
      at: new Date(row.flagged_at),
    },
    verified: row.verified === 1,
    user: nullOr(fromStorableText, row.user_name),
    session: nullOr(fromStorableText, row.session),
    noticeVersion: nullOr(fromStorableText, row.notice_version),
    inputsHash: fromStorableText(row.inputs_hash),
    review: fromReviewRow(row),
  };
}

export function fromReviewRow(row: Omit<ReviewTable, "case_id">): CaseReview {
  return {
    verdict: row.verdict,
    expected: nullOr(parseValues, row.expected),
    comment: nullOr(fromStorableText, row.review_comment),
    by: nullOr(fromStorableText, row.reviewed_by),
    at: row.reviewed_at === null ? null : new Date(row.reviewed_at),
    duplicateOf: nullOr(fromStorableText, row.duplicate_of),
    revision: row.revision,
  };
}

/** A row with what was learned of the case later. */
export interface KeptCaseRow extends CaseRow, Pick<CaseTable, "replay_result" | "replay_version" | "replayed_at" | "replay_reason"> {
  readonly repeats: number;
}

export function toKeptCase(row: KeptCaseRow): KeptCase {
  const kept = fromCaseRow(row);
  return {
    ...kept,
    repeats: row.repeats,
    replayed: row.replay_result && {
      case: kept.id,
      result: row.replay_result,
      version: nullOr(fromStorableText, row.replay_version),
      at: new Date(row.replayed_at ?? 0),
      reason: nullOr(fromStorableText, row.replay_reason),
    },
  };
}

function parseValues(stored: string): StoredValues {
  return JSON.parse(stored) as StoredValues;
}

function nullOr<Given, Made>(make: (given: Given) => Made, given: Given | null): Made | null {
  return given === null ? null : make(given);
}
