import mime from "mime";
import type { FileData } from "../file-data.ts";
import { invalid } from "../invalid-value.ts";
import { optionError } from "../option-error.ts";
import { nameOf } from "../parse-file-data.ts";
import { showValue } from "../show-value.ts";

const families = ["image", "audio", "video", "text"];

/** Says whether a word can stand in `fileTypes`: an extension with its dot, or a family. */
function isFileType(type: unknown): boolean {
  return typeof type === "string" && (families.includes(type) || /^\.[\p{L}\p{N}.+_-]+$/u.test(type));
}

/** Whether a file's name is of one of the types. */
function matchesFileTypes(name: string, fileTypes: readonly string[]): boolean {
  const lowerName = name.toLowerCase();
  const family = mime.getType(name)?.split("/")[0];
  return fileTypes.some((type) => (type.startsWith(".") ? lowerName.endsWith(type.toLowerCase()) : type === family));
}

/** The types as an error message names them. */
function describeFileTypes(fileTypes: readonly string[]): string {
  const words = fileTypes.map((type) => (type.startsWith(".") ? type : `${type} file`));
  return `a file of type ${words.join(", ")}`;
}

/** Refuses an option that is no list of file types. */
export function checkFileTypes(kind: string, fileTypes: unknown): void {
  if (fileTypes === undefined || (Array.isArray(fileTypes) && fileTypes.length > 0 && fileTypes.every(isFileType))) return;
  const expected = 'a list of extensions such as ".csv", or "image", "audio", "video" or "text"';
  throw optionError(kind, `fileTypes must be ${expected}, got ${showValue(fileTypes)}`);
}

/** Refuses a file that is not of the types, by the server's own key, for a client may claim any original name. */
export function refuseOtherTypes(file: FileData, fileTypes: readonly string[] | undefined): void {
  if (fileTypes && !matchesFileTypes(nameOf(file.path), fileTypes)) invalid(describeFileTypes(fileTypes), file.orig_name);
}
