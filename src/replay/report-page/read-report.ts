import type { ReportEndpoints, ReportResult, ReportSummary } from "../reporters/html-report-data.ts";

/** All that is in the file but its pictures and other files. */
export interface Report {
  readonly endpoints: ReportEndpoints;
  readonly results: readonly ReportResult[];
  readonly summary: ReportSummary;
}

/** Reads what the reporter has put into this page. */
export function readReport(): Report {
  const [endpoints = {}] = readAll<ReportEndpoints>("endpoints");
  const [summary] = readAll<ReportSummary>("summary");
  if (summary === undefined) throw new Error("The report has no end: the replay was killed before it had written it.");
  return { endpoints, results: readAll<ReportResult>("result"), summary };
}

function readAll<Data>(name: string): Data[] {
  return [...document.querySelectorAll(`script[data-${name}]`)].map(({ textContent }) => JSON.parse(textContent) as Data);
}

const files = new Map<string, string>();

/** The data URL of a file of the report, by its number; read when it is first shown. */
export function readFileOfReport(number: string): string {
  const known = files.get(number);
  if (known !== undefined) return known;
  const text = document.querySelector(`script[data-file="${CSS.escape(number)}"]`)?.textContent;
  const address: string = text ? JSON.parse(text) : "";
  files.set(number, address);
  return address;
}
