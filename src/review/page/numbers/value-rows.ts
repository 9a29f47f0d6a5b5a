import type { CaseNumbers } from "../../../cases/case-numbers.ts";

/** A thing that flags have in common, with the runs behind them where these were counted. */
export interface ValueRow {
  readonly name: string;
  /** What the list can be narrowed to; `null` where there is no condition for it. */
  readonly value: string | null;
  readonly flags: number;
  readonly runs: number | null;
}

/** What flags alone are told of: a thing that only runs were counted of is none. */
export function flaggedRows(rows: readonly ValueRow[]): readonly ValueRow[] {
  return rows.filter(({ flags }) => flags > 0);
}

/** The newest first. */
export function versionRows({ byVersion }: CaseNumbers): ValueRow[] {
  return byVersion.map(({ version, flags, runs }) => ({ name: version ?? "No version", value: version, flags, runs })).toReversed();
}

/** Each as a share of all runs; those without a reason last. */
export function optionRows(
  { byOption }: CaseNumbers,
  { flags, runs }: { readonly flags: number; readonly runs: number | null },
): ValueRow[] {
  if (byOption.length === 0) return [];
  const rows = byOption.map((option) => ({ name: option.value, value: option.value, flags: option.flags, runs }));
  const without = flags - byOption.reduce((sum, option) => sum + option.flags, 0);
  return without > 0 ? [...rows, { name: "No option", value: null, flags: without, runs }] : rows;
}

/** Each as a share of all runs. */
export function ruleRows({ byRule }: CaseNumbers, runs: number | null): ValueRow[] {
  return byRule.map(({ value, flags }) => ({ name: value, value, flags, runs }));
}

/** Each as a share of its own runs. */
export function endpointRows({ byEndpoint }: CaseNumbers): ValueRow[] {
  return byEndpoint.map(({ value, flags, runs }) => ({ name: value, value, flags, runs }));
}
