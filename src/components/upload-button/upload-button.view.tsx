import { useRef } from "preact/hooks";
import { ButtonContent, buttonClass } from "../button/button-face.tsx";
import { acceptOf, listFiles, takesOf } from "../file/file-view-options.ts";
import type { FileData } from "../file-data.ts";
import { XIcon } from "../view/icon.tsx";
import { FileName, MediaButton } from "../view/media-bar.tsx";
import { refuseFiles } from "../view/refuse-files.ts";
import { type RunningUpload, useUpload } from "../view/use-upload.ts";
import type { InputProps } from "../view/view-props.ts";
import type { UploadButtonViewOptions } from "./upload-button.ts";
import "./upload-button.css";

export { Cell, Diff, emptyMessage } from "../file/file.view.tsx";

export const hasOwnLabel = true;

type Value = FileData | readonly FileData[];

export function Input(props: InputProps<Value, UploadButtonViewOptions>) {
  const { id, value, options, disabled, onChange, onError, onEvent } = props;
  const { isMultiple, fileTypes } = options;
  const field = useRef<HTMLInputElement>(null);
  const uploader = useUpload({
    upload: props.upload,
    onError,
    onDone: (stored) => onChange(isMultiple ? stored : (stored[0] ?? null)),
  });
  const { running, cancel } = uploader;
  const accept = acceptOf(fileTypes);
  const take = (files: readonly File[]) => {
    const refusal = refuseFiles(files, { accept, takes: takesOf(fileTypes), isMultiple });
    if (refusal !== null) onError(refusal);
    else if (files.length > 0) uploader.send(files);
  };
  const focusButton = () => document.getElementById(id)?.focus();
  const remove = (removed: FileData) => {
    const rest = listFiles(value).filter((file) => file !== removed);
    onChange(isMultiple && rest.length > 0 ? rest : null);
    onError(null);
    uploader.announce(`${removed.orig_name} removed`);
    focusButton();
  };
  return (
    <div class="upload-button">
      <div class="upload-button-row">
        <button
          id={id}
          type="button"
          class={buttonClass(options)}
          disabled={disabled || options.isDisabled}
          // Not `disabled`, which would take the keyboard's focus away in the middle of an upload.
          aria-disabled={running !== null}
          aria-describedby={props.describedBy}
          onClick={() => {
            if (running) return;
            onEvent?.("click");
            field.current?.click();
          }}
        >
          <ButtonContent icon={options.icon}>{running ? showProgress(running) : options.text}</ButtonContent>
        </button>
        {running && (
          <MediaButton
            icon={<XIcon />}
            label="Cancel the upload"
            isIconOnly
            onClick={() => {
              cancel();
              focusButton();
            }}
          />
        )}
      </div>
      <input
        ref={field}
        type="file"
        // The button stands for it.
        hidden
        accept={accept}
        multiple={isMultiple}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          // So that choosing the same file again is a change.
          currentTarget.value = "";
        }}
      />
      <ul class="upload-button-files">
        {listFiles(value).map((file) => (
          <li key={file.path}>
            <FileName file={file} />
            <MediaButton
              icon={<XIcon />}
              label={`Remove ${file.orig_name}`}
              isIconOnly
              disabled={disabled || options.isDisabled}
              onClick={() => remove(file)}
            />
          </li>
        ))}
      </ul>
      <span class="visually-hidden" role="status">
        {uploader.announcement}
      </span>
    </div>
  );
}

function showProgress({ what, progress }: RunningUpload): string {
  const share = progress && progress.totalBytes > 0 ? Math.min(progress.sentBytes / progress.totalBytes, 1) : 0;
  return `Uploading ${what}, ${Math.floor(share * 100)} %`;
}
