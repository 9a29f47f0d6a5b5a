import type { Comparison } from "./component.ts";
import type { Json, JsonSchema, MediaAccess } from "./define-component.ts";
import { type FileData, fileDataSchema } from "./file-data.ts";
import { invalid } from "./invalid-value.ts";
import { isMediaReference, type MediaReference } from "./media-reference.ts";
import { parseFileData } from "./parse-file-data.ts";

/** The faces of every kind whose page value is one file. */
export const singleFileFaces = {
  parse: (value: unknown): FileData => parseFileData(value),
  flag: (value: FileData, _options: unknown, media: MediaAccess): Promise<MediaReference> => media.save(value),
  readFromFlag: (stored: Json, _options: unknown, media: MediaAccess): Promise<FileData> => loadStored(stored, media),
  compare: (expected: FileData, actual: FileData): Comparison => compareBytes(expected, actual),
  schema: (): JsonSchema => fileDataSchema,
};

/** The page value's file for one stored reference. */
export function loadStored(stored: unknown, media: MediaAccess): Promise<FileData> {
  return isMediaReference(stored) ? media.load(stored) : invalid("a stored file", stored);
}

/** Whether two files are the same to the byte, which their addresses tell: `<sha256>/<name>`. */
export function compareBytes(expected: FileData, actual: FileData): Comparison {
  return addressOf(expected) === addressOf(actual)
    ? { same: true }
    : {
        same: false,
        reason: `${actual.orig_name} (${actual.size} bytes) has other bytes than ${expected.orig_name} (${expected.size} bytes)`,
      };
}

function addressOf({ path }: FileData): string {
  return /^([0-9a-f]{64})\//.exec(path)?.[1] ?? path;
}
