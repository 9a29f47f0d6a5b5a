import { checkOneOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { checkFileTypes, refuseOtherTypes } from "../file/file-types.ts";
import { type FileData, fileDataSchema } from "../file-data.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, checkWholeOption, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { parseFileData } from "../parse-file-data.ts";
import { showValue } from "../show-value.ts";
import { compareBytes, loadStored } from "../single-file-faces.ts";
import { type OneFileResult, storeFileResult } from "../store-file-result.ts";
import { compareTexts } from "../text/compare-texts.ts";
import { gradioMultimodalText } from "./gradio-multimodal-text.ts";

const fileCounts = ["single", "multiple"] as const;

/** A text with files, as a page value. A type, so that it counts as JSON. */
export type MultimodalValue = { readonly text: string; readonly files: readonly FileData[] };

/** A text with files, as a function gets it: the files' absolute paths. */
export interface MultimodalArgument {
  readonly text: string;
  readonly files: readonly string[];
}

/** What a function may return for a `multimodalText()`: a text, or a text with files, each part of which may be left out. */
export type MultimodalResult = string | { readonly text?: string; readonly files?: readonly OneFileResult[] };

/** Options of `multimodalText()`. */
export interface MultimodalTextOptions extends ComponentOptions {
  /** Initial value. */
  readonly value?: MultimodalResult;
  /** Extensions such as `".csv"`, or `"image"`, `"audio"`, `"video"`, `"text"`. Default: every file. Names are checked, not contents. */
  readonly fileTypes?: readonly string[];
  /** How many files may come. Default `"multiple"`. */
  readonly fileCount?: (typeof fileCounts)[number];
  readonly placeholder?: string;
  /** Lines shown at least. Default 1. */
  readonly lines?: number;
  /** Lines shown at most; a longer text scrolls. Default 20. */
  readonly maxLines?: number;
  /** Text of the button that sends. Default: an arrow, named "Send". */
  readonly submitLabel?: string;
  /** Puts the cursor into this input when the page opens. Default `false`. */
  readonly autofocus?: boolean;
}

const areFilesFit = (count: number, { fileCount }: MultimodalTextOptions) => fileCount !== "single" || count <= 1;

function parse(value: unknown, options: MultimodalTextOptions): MultimodalValue {
  if (typeof value !== "object" || value === null) return invalid("a text with files { text, files }", value);
  const { text, files = [] } = value as { readonly text?: unknown; readonly files?: unknown };
  if (typeof text !== "string" || !Array.isArray(files)) return invalid("a text with files { text, files }", value);
  if (!areFilesFit(files.length, options)) return invalid("a text with one file at most", value);
  return { text, files: files.map(parseFileData) };
}

/** The two parts of a result; whether the files are there shows when they are stored. */
function readResult(result: unknown, options: MultimodalTextOptions): { readonly text: string; readonly files: readonly OneFileResult[] } {
  if (typeof result === "string") return { text: result, files: [] };
  const { text = "", files = [] } = (result ?? {}) as { readonly text?: unknown; readonly files?: unknown };
  const isEither = typeof result === "object" && result !== null && ("text" in result || "files" in result);
  if (!isEither || typeof text !== "string" || !Array.isArray(files)) return invalid("a text, or { text, files }", result);
  if (!areFilesFit(files.length, options)) return invalid("a text with one file at most", result);
  return { text, files };
}

const kind = defineComponent<MultimodalTextOptions, MultimodalValue, MultimodalArgument | null, MultimodalResult, "submit" | "upload">({
  name: "multimodalText",
  gradio: {
    type: "multimodaltextbox",
    apiInfo: () => gradioMultimodalText,
    events: ["change", "input", "focus", "blur", "submit"],
    props: ({ fileTypes, fileCount = "multiple", placeholder, lines = 1, maxLines, autofocus }) => ({
      file_types: fileTypes,
      file_count: fileCount,
      placeholder,
      lines,
      max_lines: maxLines,
      autofocus,
    }),
  },
  events: ["submit", "upload"],
  checkOptions(options) {
    const { value, fileTypes, fileCount, lines, maxLines, submitLabel } = options;
    checkFileTypes("multimodalText", fileTypes);
    checkOneOf("multimodalText", "fileCount", fileCount, fileCounts);
    checkWholeOption("multimodalText", "lines", lines, 1);
    checkWholeOption("multimodalText", "maxLines", maxLines, 1);
    if (submitLabel !== undefined && (typeof submitLabel !== "string" || submitLabel === "")) {
      throw optionError("multimodalText", `submitLabel must be a text that is not empty, got ${showValue(submitLabel)}`);
    }
    checkInitialValue("multimodalText", value, (given) => readResult(given, options));
  },
  isEmpty: ({ text, files }) => text === "" && files.length === 0,
  parse,
  async preprocess({ text, files: given }, { optional, fileTypes }, files) {
    if (optional && text === "" && given.length === 0) return null;
    for (const file of given) refuseOtherTypes(file, fileTypes);
    return { text, files: await Promise.all(given.map((file) => files.pathOf(file))) };
  },
  async postprocess(result, options, files) {
    const { text, files: given } = readResult(result, options);
    return { text, files: await Promise.all(given.map((file) => storeFileResult(file, files))) };
  },
  async flag({ text, files }, _options, media) {
    return { text, files: await Promise.all(files.map((file) => media.save(file))) };
  },
  async readFromFlag(stored, _options, media) {
    const { text, files } = (stored ?? {}) as { readonly text?: unknown; readonly files?: unknown };
    if (typeof text !== "string" || !Array.isArray(files)) return invalid("a stored text with files", stored);
    return { text, files: await Promise.all(files.map((file) => loadStored(file, media))) };
  },
  compare(expected, actual) {
    const texts = compareTexts(expected.text, actual.text);
    if (!texts.same) return texts;
    if (expected.files.length !== actual.files.length) {
      return { same: false, reason: `${actual.files.length} files instead of ${expected.files.length}` };
    }
    const comparisons = expected.files.map((file, index) => compareBytes(file, actual.files[index] as FileData));
    return comparisons.find(({ same }) => !same) ?? { same: true };
  },
  feature: () => ({ type: "record", fields: { text: { type: "text" }, files: { type: "list", of: { type: "file" } } } }),
  schema: ({ fileCount }) => ({
    type: "object",
    required: ["text"],
    properties: {
      text: { type: "string" },
      files: { type: "array", items: fileDataSchema, ...(fileCount === "single" && { maxItems: 1 }) },
    },
  }),
  async sample({ fileTypes }, files) {
    const extension = fileTypes?.find((type) => type.startsWith(".")) ?? (fileTypes === undefined ? ".txt" : undefined);
    const content = new TextEncoder().encode("A sample file.\n");
    const stored = extension === undefined ? [] : [await files.store({ name: `sample${extension}`, content })];
    return { text: "What does this file say?", files: stored };
  },
  viewOptions: ({ fileTypes, fileCount = "multiple", placeholder, lines = 1, maxLines = 20, submitLabel, autofocus = false }) => ({
    fileTypes,
    isMultiple: fileCount === "multiple",
    placeholder,
    lines,
    maxLines: Math.max(lines, maxLines),
    submitLabel,
    autofocus,
  }),
});

/**
 * A text with files, as one writes to a chat: files are chosen, dropped or pasted. The function gets `{ text, files }`, the files
 * as absolute paths, and returns a text or `{ text, files }`. Enter sends it (the event `submit`), Shift+Enter breaks the line.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file whose name is not of `fileTypes`.
 * @example
 * new Interface(({ text, files }) => `${text} (${files.length} files)`, multimodalText({ fileTypes: ["image"] }), "text");
 */
export function multimodalText<const Options extends MultimodalTextOptions = MultimodalTextOptions>(
  options?: Options,
): Component<ArgumentOf<MultimodalArgument, Options>, MultimodalResult, MultimodalValue, "submit" | "upload", MultimodalTextOptions> {
  return kind.create<ArgumentOf<MultimodalArgument, Options>>(options ?? {});
}
