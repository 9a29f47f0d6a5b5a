import { checkOneOf } from "../check-option.ts";
import type { Comparison } from "../component.ts";
import type { DatasetFeature } from "../dataset-feature.ts";
import type { FileAccess, Json, JsonSchema, MediaAccess } from "../define-component.ts";
import { type FileData, fileDataSchema } from "../file-data.ts";
import { gradioFile, gradioFiles } from "../gradio-face.ts";
import { invalid } from "../invalid-value.ts";
import type { MediaReference } from "../media-reference.ts";
import { parseFileData } from "../parse-file-data.ts";
import { compareBytes, loadStored } from "../single-file-faces.ts";
import { type OneFileResult, storeFileResult } from "../store-file-result.ts";
import { checkFileTypes, refuseOtherTypes } from "./file-types.ts";
import type { FileViewOptions } from "./file-view-options.ts";

const types = ["path", "buffer"] as const;
const fileCounts = ["single", "multiple"] as const;

/** How files of any type are taken. */
export interface FileChoice {
  /** What the function gets of each file: its absolute path or its bytes. Default `"path"`. */
  readonly type?: (typeof types)[number];
  /** `"multiple"` gives the function a list. Default `"single"`. */
  readonly fileCount?: (typeof fileCounts)[number];
  /** Extensions such as `".csv"`, or `"image"`, `"audio"`, `"video"`, `"text"`. Default: every file. Names are checked, not contents. */
  readonly fileTypes?: readonly string[];
}

type OneFileArgument<Options> = Options extends { readonly type: "buffer" } ? Uint8Array : string;
type IsMultiple<Options, Yes, No> = Options extends { readonly fileCount: "multiple" } ? Yes : No;
export type FileArgument<Options> = IsMultiple<Options, OneFileArgument<Options>[], OneFileArgument<Options>>;
export type FileResult<Options> = IsMultiple<Options, readonly OneFileResult[], OneFileResult>;
export type FileValue<Options> = IsMultiple<Options, readonly FileData[], FileData>;

type OneArgument = string | Uint8Array;
export type AnyFileArgument = OneArgument | OneArgument[];
export type AnyFileResult = OneFileResult | readonly OneFileResult[];
export type AnyFileValue = FileData | readonly FileData[];

const isList = (value: AnyFileValue): value is readonly FileData[] => Array.isArray(value);
const listOf = (value: AnyFileValue): readonly FileData[] => (isList(value) ? value : [value]);

/** Refuses options by which no file could be taken. */
export function checkFileChoice(kind: string, { type, fileCount, fileTypes }: FileChoice): void {
  checkOneOf(kind, "type", type, types);
  checkOneOf(kind, "fileCount", fileCount, fileCounts);
  checkFileTypes(kind, fileTypes);
}

/** The options as the view takes them. */
export const viewFileChoice = ({ fileCount, fileTypes }: FileChoice) =>
  ({ isMultiple: fileCount === "multiple", ...(fileTypes && { fileTypes }) }) satisfies FileViewOptions;

/** Gradio's schema of a file, or of a list of them. */
export const gradioFileChoice = ({ fileCount }: FileChoice): JsonSchema => (fileCount === "multiple" ? gradioFiles : gradioFile);

/** The faces of every kind whose value is a file of any type, or a list of them. */
export const fileFaces = {
  isEmpty: (value: AnyFileValue): boolean => isList(value) && value.length === 0,
  parse(value: unknown, { fileCount }: FileChoice): AnyFileValue {
    if (fileCount !== "multiple") return parseFileData(value);
    return Array.isArray(value) ? value.map(parseFileData) : invalid("a list of uploaded files", value);
  },
  async preprocess(value: AnyFileValue, { type, fileCount, fileTypes }: FileChoice, files: FileAccess): Promise<AnyFileArgument> {
    const read = async (file: FileData): Promise<OneArgument> => {
      refuseOtherTypes(file, fileTypes);
      const path = await files.pathOf(file);
      if (type !== "buffer") return path;
      const { readFile } = await import("node:fs/promises");
      return new Uint8Array(await readFile(path));
    };
    const given = await Promise.all(listOf(value).map(read));
    return fileCount === "multiple" ? given : (given[0] as OneArgument);
  },
  async postprocess(result: AnyFileResult, { fileCount }: FileChoice, files: FileAccess): Promise<AnyFileValue> {
    if (fileCount !== "multiple") return storeFileResult(result as OneFileResult, files);
    return Array.isArray(result) ? Promise.all(result.map((one) => storeFileResult(one, files))) : invalid("a list of files", result);
  },
  async flag(value: AnyFileValue, _options: FileChoice, media: MediaAccess): Promise<MediaReference | MediaReference[]> {
    if (!isList(value)) return media.save(value);
    // One after the other, so that the stored files are numbered in the order of the list.
    const stored: MediaReference[] = [];
    for (const one of value) stored.push(await media.save(one));
    return stored;
  },
  async readFromFlag(stored: Json, { fileCount }: FileChoice, media: MediaAccess): Promise<AnyFileValue> {
    if (fileCount !== "multiple") return loadStored(stored, media);
    return Array.isArray(stored) ? Promise.all(stored.map((one) => loadStored(one, media))) : invalid("a list of stored files", stored);
  },
  compare(expected: AnyFileValue, actual: AnyFileValue): Comparison {
    const [wanted, came] = [listOf(expected), listOf(actual)];
    if (wanted.length !== came.length) return { same: false, reason: `${came.length} files instead of ${wanted.length}` };
    const comparisons = wanted.map((file, index) => compareBytes(file, came[index] as FileData));
    return comparisons.find(({ same }): boolean => !same) ?? { same: true };
  },
  feature: ({ fileCount }: FileChoice): DatasetFeature =>
    fileCount === "multiple" ? { type: "list", of: { type: "file" } } : { type: "file" },
  schema: ({ fileCount }: FileChoice): JsonSchema => (fileCount === "multiple" ? { type: "array", items: fileDataSchema } : fileDataSchema),
  async sample({ fileCount, fileTypes }: FileChoice, files: FileAccess): Promise<AnyFileValue> {
    const extension = fileTypes?.find((type) => type.startsWith(".")) ?? ".txt";
    const stored = await files.store({ name: `sample${extension}`, content: new TextEncoder().encode("A sample file.\n") });
    return fileCount === "multiple" ? [stored] : stored;
  },
};
