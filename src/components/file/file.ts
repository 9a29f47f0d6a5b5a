import { checkOneOf } from "../check-option.ts";
import type { Comparison, Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { type FileData, fileDataSchema } from "../file-data.ts";
import { invalid } from "../invalid-value.ts";
import type { MediaReference } from "../media-reference.ts";
import { optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { nameOf, parseFileData } from "../parse-file-data.ts";
import { showValue } from "../show-value.ts";
import { compareBytes, loadStored } from "../single-file-faces.ts";
import { type OneFileResult, storeFileResult } from "../store-file-result.ts";
import { describeFileTypes, isFileType, matchesFileTypes } from "./file-types.ts";

const types = ["path", "buffer"] as const;
const fileCounts = ["single", "multiple"] as const;

export type { NamedContent, OneFileResult } from "../store-file-result.ts";

/** Options of `file()`. */
export interface FileOptions extends ComponentOptions {
  /** Initial file, or list of files with `fileCount: "multiple"`. */
  readonly value?: OneFileResult | readonly OneFileResult[];
  /** What the function gets of each file: its absolute path or its bytes. Default `"path"`. */
  readonly type?: (typeof types)[number];
  /** `"multiple"` gives the function a list. Default `"single"`. */
  readonly fileCount?: (typeof fileCounts)[number];
  /** Extensions such as `".csv"`, or `"image"`, `"audio"`, `"video"`, `"text"`. Default: every file. Names are checked, not contents. */
  readonly fileTypes?: readonly string[];
}

type OneFileArgument<Options> = Options extends { readonly type: "buffer" } ? Uint8Array : string;
type IsMultiple<Options, Yes, No> = Options extends { readonly fileCount: "multiple" } ? Yes : No;
type FileArgument<Options> = IsMultiple<Options, OneFileArgument<Options>[], OneFileArgument<Options>>;
type FileResult<Options> = IsMultiple<Options, readonly OneFileResult[], OneFileResult>;
type FileValue<Options> = IsMultiple<Options, readonly FileData[], FileData>;

type AnyValue = FileData | readonly FileData[];
type OneArgument = string | Uint8Array;

const isList = (value: AnyValue): value is readonly FileData[] => Array.isArray(value);
const listOf = (value: AnyValue): readonly FileData[] => (isList(value) ? value : [value]);

const kind = defineComponent<
  FileOptions,
  AnyValue,
  OneArgument | OneArgument[],
  OneFileResult | readonly OneFileResult[],
  "upload" | "select"
>({
  name: "file",
  events: ["upload", "select"],
  checkOptions({ type, fileCount, fileTypes }) {
    checkOneOf("file", "type", type, types);
    checkOneOf("file", "fileCount", fileCount, fileCounts);
    if (fileTypes !== undefined && !(Array.isArray(fileTypes) && fileTypes.length > 0 && fileTypes.every(isFileType))) {
      const expected = 'a list of extensions such as ".csv", or "image", "audio", "video" or "text"';
      throw optionError("file", `fileTypes must be ${expected}, got ${showValue(fileTypes)}`);
    }
  },
  isEmpty: (value) => isList(value) && value.length === 0,
  parse(value, { fileCount }) {
    if (fileCount !== "multiple") return parseFileData(value);
    return Array.isArray(value) ? value.map(parseFileData) : invalid("a list of uploaded files", value);
  },
  async preprocess(value, { type, fileCount, fileTypes }, files) {
    const read = async (file: FileData): Promise<OneArgument> => {
      // The server's own key, for a client may claim any original name.
      if (fileTypes && !matchesFileTypes(nameOf(file.path), fileTypes)) return invalid(describeFileTypes(fileTypes), file.orig_name);
      const path = await files.pathOf(file);
      if (type !== "buffer") return path;
      const { readFile } = await import("node:fs/promises");
      return new Uint8Array(await readFile(path));
    };
    const given = await Promise.all(listOf(value).map(read));
    return fileCount === "multiple" ? given : (given[0] as OneArgument);
  },
  async postprocess(result, { fileCount }, files) {
    if (fileCount !== "multiple") return storeFileResult(result as OneFileResult, files);
    return Array.isArray(result) ? Promise.all(result.map((one) => storeFileResult(one, files))) : invalid("a list of files", result);
  },
  async flag(value, _options, media) {
    if (!isList(value)) return media.save(value);
    // One after the other, so that the stored files are numbered in the order of the list.
    const stored: MediaReference[] = [];
    for (const one of value) stored.push(await media.save(one));
    return stored;
  },
  async readFromFlag(stored, { fileCount }, media) {
    if (fileCount !== "multiple") return loadStored(stored, media);
    return Array.isArray(stored) ? Promise.all(stored.map((one) => loadStored(one, media))) : invalid("a list of stored files", stored);
  },
  compare(expected, actual) {
    const [wanted, came] = [listOf(expected), listOf(actual)];
    if (wanted.length !== came.length) return { same: false, reason: `${came.length} files instead of ${wanted.length}` };
    const comparisons = wanted.map((file, index) => compareBytes(file, came[index] as FileData));
    return comparisons.find(({ same }): boolean => !same) ?? ({ same: true } satisfies Comparison);
  },
  schema: ({ fileCount }) => (fileCount === "multiple" ? { type: "array", items: fileDataSchema } : fileDataSchema),
  async sample({ fileCount, fileTypes }, files) {
    const extension = fileTypes?.find((type) => type.startsWith(".")) ?? ".txt";
    const stored = await files.store({ name: `sample${extension}`, content: new TextEncoder().encode("A sample file.\n") });
    return fileCount === "multiple" ? [stored] : stored;
  },
  viewOptions: ({ fileCount, fileTypes }) => ({ isMultiple: fileCount === "multiple", fileTypes }),
});

/**
 * A file, or a list of files with `fileCount: "multiple"`. The function gets paths or bytes and returns a path, bytes, or
 * `{ name, content }`. Compares as the same when every file is the same to the byte, in order.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file whose name is not of `fileTypes`.
 * @example
 * import { readFileSync } from "node:fs";
 *
 * new Interface((path) => readFileSync(path, "utf8").split("\n").length, file({ fileTypes: [".csv"] }), "number");
 */
export function file<const Options extends FileOptions = FileOptions>(
  options?: Options,
): Component<ArgumentOf<FileArgument<Options>, Options>, FileResult<Options>, FileValue<Options>, "upload" | "select", FileOptions> {
  // What the options promise of the page value and the result, the faces keep; the compiler cannot follow `fileCount` there.
  const made: unknown = kind.create(options ?? {});
  return made as Component<
    ArgumentOf<FileArgument<Options>, Options>,
    FileResult<Options>,
    FileValue<Options>,
    "upload" | "select",
    FileOptions
  >;
}
