import { type ButtonLook, type ButtonViewLook, checkLook, checkText, viewLook } from "../button/button-options.ts";
import { checkOneOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { type FileArgument, fileFaces } from "../file/file-faces.ts";
import type { FileData } from "../file-data.ts";
import { gradioFile } from "../gradio-face.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { singleFileFaces } from "../single-file-faces.ts";
import { type OneFileResult, storeFileResult } from "../store-file-result.ts";

/** Options of `downloadButton()`, beside its text. */
export interface DownloadButtonOptions extends ComponentOptions, ButtonLook {
  /** The file to save: a path, bytes, or `{ name, content }`. Without one the button cannot be pressed. */
  readonly value?: OneFileResult;
  /** What a function that reads it gets: the file's absolute path or its bytes. Default `"path"`. */
  readonly type?: "path" | "buffer";
}

/** What `update()` may change. */
interface ChangeableDownloadButton extends DownloadButtonOptions {
  readonly text?: string;
}

/** What the view gets of the options. */
export type DownloadButtonViewOptions = ButtonViewLook & { readonly text: string };

const kind = defineComponent<ChangeableDownloadButton, FileData, string | Uint8Array, OneFileResult, "click">({
  ...singleFileFaces,
  name: "downloadButton",
  gradio: { type: "downloadbutton", apiInfo: () => gradioFile, events: ["change", "click"] },
  events: ["click"],
  checkOptions(options) {
    checkText("downloadButton", options.text);
    checkLook("downloadButton", options);
    checkOneOf("downloadButton", "type", options.type, ["path", "buffer"]);
  },
  preprocess: (value, { type = "path" }, files) => fileFaces.preprocess(value, { type }, files) as Promise<string | Uint8Array>,
  postprocess: (result, _options, files) => storeFileResult(result, files),
  feature: () => ({ type: "file" }),
  sample: (_options, files) => files.store({ name: "report.txt", content: new TextEncoder().encode("A report.\n") }),
  viewOptions: (options) => ({ ...viewLook(options), text: options.text ?? "Download" }) satisfies DownloadButtonViewOptions,
});

/**
 * A button that saves a file. A listener that writes it gives a path, bytes, or `{ name, content }`; until there is a file the
 * button cannot be pressed.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for an empty text or an unknown look.
 * @example
 * const name = text();
 * const save = downloadButton("Save the letter");
 * name.submit((to) => ({ name: "letter.txt", content: `Dear ${to}` }), name, save);
 */
export function downloadButton<const Options extends DownloadButtonOptions = DownloadButtonOptions>(
  text = "Download",
  options?: Options,
): Component<ArgumentOf<FileArgument<Options>, Options>, OneFileResult, FileData, "click", ChangeableDownloadButton> {
  return kind.create<ArgumentOf<FileArgument<Options>, Options> & (string | Uint8Array)>({ icon: "download", ...options, text }) as never;
}
