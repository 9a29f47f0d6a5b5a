import type { Json } from "../../components/define-component.ts";
import { isFileData } from "../../components/file-data.ts";
import { isMediaReference } from "../../components/media-reference.ts";

/** The value with the name and size of each file in its place, as plain text cannot show what is in it. */
export function nameFiles(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (isFileData(value) || isMediaReference(value)) {
    const { orig_name, path, size } = value;
    return `${orig_name ?? path}${size === undefined ? "" : ` (${size.toLocaleString("en")} bytes)`}`;
  }
  if (Array.isArray(value)) return value.map(nameFiles);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, nameFiles(member ?? null)]));
}
