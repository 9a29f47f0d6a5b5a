import { type Kysely, sql } from "kysely";
import type { FilterColumn } from "./case-conditions.ts";
import type { CaseDialect, MatchingCases } from "./case-database.ts";
import type { CaseNumbers } from "./case-numbers.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { keysPerMillisecond } from "./order-key.ts";
import { type CountsOfValues, countBy, mostFrequent } from "./sql-count-by.ts";
import { fromStorableText, toStorableText } from "./storable-text.ts";

const millisecondsPerDay = 86_400_000;
const keysPerDay = keysPerMillisecond * BigInt(millisecondsPerDay);

/** Flags by day, version and so on, with the runs behind them. */
export async function readNumbers(database: Kysely<CaseTables>, dialect: CaseDialect, filter: CaseFilter): Promise<CaseNumbers> {
  const days = await countByDay(database, await dialect.match(database, filter, { columns: ["order_key"] }));
  const counted = await countBy(database, dialect, { filter, columns: ["version", "option", "rule", "endpoint", "verdict"] });
  const versions = flagsByVersion(counted.of("version"));
  const flagsBy = (column: FilterColumn) => mostFrequent(counted.of(column)).map(({ value, count }) => ({ value, flags: count }));
  const runs = await readRuns(database, filter);
  const runsByDay = sumBy(runs, ({ day }) => day);
  const runsByVersion = sumBy(runs, ({ version }) => version);
  const runsByEndpoint = sumBy(runs, ({ endpoint }) => endpoint);
  const ordinals = await readOrdinals(database);
  const ordinal = (version: string) => ordinals.get(version) ?? 0;
  return {
    byDay: [...new Set([...days.keys(), ...runsByDay.keys()])]
      .sort()
      .map((day) => ({ day, flags: days.get(day) ?? 0, runs: runsByDay.get(day) ?? null })),
    byVersion: [...new Set([...versions.keys(), ...runsByVersion.keys()])]
      .sort((one, other) => ordinal(one) - ordinal(other))
      .map((version) => ({
        version: version === "" ? null : fromStorableText(version),
        flags: versions.get(version) ?? 0,
        runs: runsByVersion.get(version) ?? null,
      })),
    byOption: flagsBy("option"),
    byRule: flagsBy("rule"),
    byEndpoint: withRuns(counted.of("endpoint"), runsByEndpoint),
    byVerdict: flagsBy("verdict"),
  };
}

async function countByDay(database: Kysely<CaseTables>, { from, where }: MatchingCases): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: number; count: number }>`
    select order_key / ${sql.lit(keysPerDay)} as day, count(*) as count from ${from} where ${where} group by 1
  `.execute(database);
  return new Map(rows.map(({ day, count }) => [dayText(Number(day)), Number(count)]));
}

/** Empty for none. */
function flagsByVersion(counted: CountsOfValues): Map<string, number> {
  const flags = new Map<string, number>();
  for (const [version, count] of counted) flags.set(String(version ?? ""), (flags.get(String(version ?? "")) ?? 0) + count);
  return flags;
}

/** Those without a flag are there, too. */
function withRuns(counted: CountsOfValues, runs: ReadonlyMap<string, number>): CaseNumbers["byEndpoint"] {
  const flags = new Map([...counted].map(([value, count]) => [String(value), count]));
  return [...new Set([...flags.keys(), ...runs.keys()])]
    .map((value) => ({ value: fromStorableText(value), flags: flags.get(value) ?? 0, runs: runs.get(value) ?? null }))
    .sort((one, other) => other.flags - one.flags);
}

interface RunCount {
  readonly endpoint: string;
  readonly day: string;
  readonly version: string;
  readonly runs: number;
}

/** Of the days that the filter's time touches. */
async function readRuns(database: Kysely<CaseTables>, { endpoint, version, since, until }: CaseFilter): Promise<RunCount[]> {
  return database
    .selectFrom("hardcase_runs")
    .select(({ fn }) => ["endpoint", "day", "version", fn.sum<number>("runs").as("runs")])
    .$if(endpoint !== undefined, (runs) => runs.where("endpoint", "=", toStorableText(endpoint ?? "")))
    .$if(version !== undefined, (runs) => runs.where("version", "=", toStorableText(version ?? "")))
    .$if(since !== undefined, (runs) => runs.where("day", ">=", (since ?? new Date()).toISOString().slice(0, 10)))
    .$if(until !== undefined, (runs) => runs.where("day", "<=", (until ?? new Date()).toISOString().slice(0, 10)))
    .groupBy(["endpoint", "day", "version"])
    .execute();
}

async function readOrdinals(database: Kysely<CaseTables>): Promise<Map<string, number>> {
  const rows = await database.selectFrom("hardcase_versions").selectAll().execute();
  return new Map(rows.map(({ version, ordinal }) => [version, ordinal]));
}

function sumBy(runs: readonly RunCount[], keyOf: (count: RunCount) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const count of runs) sums.set(keyOf(count), (sums.get(keyOf(count)) ?? 0) + Number(count.runs));
  return sums;
}

function dayText(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}
