import mime from "mime";
import { type FileData, isFileData } from "./file-data.ts";
import { invalid } from "./invalid-value.ts";

const isText = (value: unknown): value is string | undefined | null => value === undefined || value === null || typeof value === "string";

/**
 * Checks a file reference from anyone: `path` and `meta` are enough, the rest is filled in, and what is not known is left out.
 * Whether this server holds the file is for `FileAccess.pathOf` to say.
 */
export function parseFileData(value: unknown): FileData {
  if (!isFileData(value) || value.path === "" || value.path.includes("\0")) return invalid("an uploaded file", value);
  const { path, url, orig_name, size, mime_type } = value as { [Key in keyof FileData]?: unknown } & { path: string };
  if (!isText(url) || !isText(orig_name) || !isText(mime_type))
    return invalid("an uploaded file whose url, orig_name and mime_type are texts", value);
  if (size !== undefined && size !== null && !(Number.isSafeInteger(size) && (size as number) >= 0)) {
    return invalid("an uploaded file whose size is a whole number of bytes", value);
  }
  const name = orig_name || nameOf(path);
  return {
    path,
    // A link that leads to a script would run it in the page of whoever reviews the value.
    url: url && isWebAddress(url) ? url : "",
    orig_name: name,
    size: (size as number | null | undefined) ?? 0,
    mime_type: mime_type || (mime.getType(name) ?? "application/octet-stream"),
    meta: { _type: "gradio.FileData" },
  };
}

function isWebAddress(url: string): boolean {
  const base = "http://page.invalid/";
  return URL.canParse(url, base) && /^https?:$/.test(new URL(url, base).protocol);
}

/** The last part of a path, of either kind of slash. */
export function nameOf(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== "") ?? path;
}
