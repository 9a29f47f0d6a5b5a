import type { Json } from "../../components/define-component.ts";
import { isFileData } from "../../components/file-data.ts";
import { isMediaReference } from "../../components/media-reference.ts";
import { readFileOfReport } from "./read-report.ts";

/** Whether there is a file in the value. */
export function holdsFile(value: Json): boolean {
  return isFileData(value) || isMediaReference(value) || membersOf(value).some(holdsFile);
}

/** Whether there is a file in the value that the report has not. */
export function lacksFile(value: Json): boolean {
  if (isFileData(value)) return value.url === "";
  return isMediaReference(value) || membersOf(value).some(lacksFile);
}

/** The value with the report's own address in each file. */
export function withFiles(value: Json): Json {
  if (isFileData(value)) return { ...value, url: readFileOfReport((value.url ?? "").replace("file:", "")) } as Json;
  if (Array.isArray(value)) return value.map(withFiles);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withFiles(member ?? null)]));
}

function membersOf(value: Json): Json[] {
  return typeof value === "object" && value !== null ? Object.values(value).map((member) => member ?? null) : [];
}
