import { type ButtonLook, type ButtonViewLook, checkLook, checkText, viewLook } from "../button/button-options.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
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
} from "../file/file-faces.ts";
import type { FileViewOptions } from "../file/file-view-options.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import type { OneFileResult } from "../store-file-result.ts";

/** Options of `uploadButton()`, beside its text. */
export interface UploadButtonOptions extends ComponentOptions, FileChoice, ButtonLook {
  /** Initial file, or list of files with `fileCount: "multiple"`. */
  readonly value?: OneFileResult | readonly OneFileResult[];
}

/** What `update()` may change. */
interface ChangeableUploadButton extends UploadButtonOptions {
  readonly text?: string;
}

/** What the view gets of the options. */
export type UploadButtonViewOptions = ButtonViewLook & FileViewOptions & { readonly text: string };

const kind = defineComponent<ChangeableUploadButton, AnyFileValue, AnyFileArgument, AnyFileResult, "upload" | "click">({
  ...fileFaces,
  name: "uploadButton",
  gradio: {
    type: "uploadbutton",
    apiInfo: gradioFileChoice,
    events: ["change", "click", "upload"],
    props: ({ fileCount, fileTypes }) => ({ file_count: fileCount, file_types: fileTypes }),
  },
  place: "input",
  events: ["upload", "click"],
  checkOptions(options) {
    checkText("uploadButton", options.text);
    checkLook("uploadButton", options);
    checkFileChoice("uploadButton", options);
  },
  viewOptions: (options) =>
    ({ ...viewLook(options), ...viewFileChoice(options), text: options.text ?? "Upload a file" }) satisfies UploadButtonViewOptions,
});

/**
 * A button that asks for a file, or for several with `fileCount: "multiple"`: `file()` in the room of a button. The function gets
 * paths or bytes.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when it is made with options that cannot be, and with `HC_VALUE_INVALID` in
 * a run, for a file whose name is not of `fileTypes`.
 * @example
 * import { readFileSync } from "node:fs";
 *
 * const lines = number({ label: "Lines" });
 * const table = uploadButton("Open a table", { fileTypes: [".csv"] });
 * table.upload((path) => readFileSync(path, "utf8").split("\n").length, table, lines);
 */
export function uploadButton<const Options extends UploadButtonOptions = UploadButtonOptions>(
  text = "Upload a file",
  options?: Options,
): Component<
  ArgumentOf<FileArgument<Options>, Options>,
  FileResult<Options>,
  FileValue<Options>,
  "upload" | "click",
  ChangeableUploadButton
> {
  // What the options promise of the page value and the result, the faces keep; the compiler cannot follow `fileCount` there.
  return kind.create({ icon: "upload", ...options, text }) as never;
}
