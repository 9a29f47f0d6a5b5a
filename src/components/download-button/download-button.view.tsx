import { ButtonContent, buttonClass } from "../button/button-face.tsx";
import type { FileData } from "../file-data.ts";
import type { InputProps, OutputProps } from "../view/view-props.ts";
import type { DownloadButtonViewOptions } from "./download-button.ts";

export { Cell, Diff } from "../file/file.view.tsx";

export const hasOwnLabel = true;

type SaveProps = Pick<OutputProps<FileData, DownloadButtonViewOptions>, "id" | "value" | "options" | "onEvent"> & {
  readonly isDisabled: boolean;
  readonly isBusy?: boolean;
  readonly describedBy?: string | undefined;
};

function Save({ id, value, options, isDisabled, isBusy, describedBy, onEvent }: SaveProps) {
  const shared = { id, class: buttonClass(options), "aria-describedby": describedBy };
  const content = <ButtonContent icon={options.icon}>{options.text}</ButtonContent>;
  // While more may come, the file is not yet the one to save.
  if (value === null || isDisabled || isBusy) {
    return (
      <button {...shared} type="button" disabled aria-busy={isBusy}>
        {content}
      </button>
    );
  }
  return (
    <a {...shared} href={value.url} download={value.orig_name} title={value.orig_name} onClick={() => onEvent?.("click")}>
      {content}
    </a>
  );
}

export function Input(props: InputProps<FileData, DownloadButtonViewOptions>) {
  return <Save {...props} isDisabled={props.disabled || props.options.isDisabled} />;
}

export function Output(props: OutputProps<FileData, DownloadButtonViewOptions>) {
  return <Save {...props} isDisabled={props.options.isDisabled} isBusy={props.isStreaming} />;
}
