import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import type { OneFileResult } from "../store-file-result.ts";
import {
  type AnyFileArgument,
  type AnyFileResult,
  type AnyFileValue,
  checkFileChoice,
  type FileArgument,
  type FileChoice,
  type FileResult,
  type FileValue,
  fileFaces,
  gradioFileChoice,
  viewFileChoice,
} from "./file-faces.ts";

export type { NamedContent, OneFileResult } from "../store-file-result.ts";

/** Options of `file()`. */
export interface FileOptions extends ComponentOptions, FileChoice {
  /** Initial file, or list of files with `fileCount: "multiple"`. */
  readonly value?: OneFileResult | readonly OneFileResult[];
}

const kind = defineComponent<FileOptions, AnyFileValue, AnyFileArgument, AnyFileResult, "upload" | "select">({
  ...fileFaces,
  name: "file",
  gradio: {
    type: "file",
    apiInfo: gradioFileChoice,
    events: ["change", "clear", "select", "upload"],
    props: ({ fileCount, fileTypes }) => ({ file_count: fileCount, file_types: fileTypes }),
  },
  events: ["upload", "select"],
  checkOptions: (options) => checkFileChoice("file", options),
  viewOptions: viewFileChoice,
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
  return kind.create(options ?? {}) as never;
}
