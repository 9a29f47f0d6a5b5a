import { useEffect, useRef } from "preact/hooks";
import { ArrowUpIcon, PaperclipIcon } from "../chatbot/chat-icons.tsx";
import { acceptOf, takesOf } from "../file/file-view-options.ts";
import type { FileData } from "../file-data.ts";
import { AutoSizedTextarea } from "../view/auto-sized-textarea.tsx";
import { StopIcon } from "../view/icon.tsx";
import { refuseFiles } from "../view/refuse-files.ts";
import { UploadProgress } from "../view/upload-progress.tsx";
import { useFileDrop } from "../view/use-file-drop.ts";
import { useUpload } from "../view/use-upload.ts";
import type { InputProps } from "../view/view-props.ts";
import { FileChip } from "./file-chip.tsx";
import type { MultimodalValue } from "./multimodal-text.ts";
import type { MultimodalViewOptions } from "./multimodal-view-options.ts";
import "./message-composer.css";

interface MessageComposerProps extends Omit<InputProps<MultimodalValue, MultimodalViewOptions>, "onEvent"> {
  /** While a run answers: takes the place of the button that sends. */
  readonly onStop?: (() => void) | undefined;
  /** Whether files can come with the text. Default `true`. */
  readonly canAttach?: boolean;
}

const empty: MultimodalValue = { text: "", files: [] };

/** A text that grows, with files that are chosen, dropped or pasted, and the button that sends both. */
export function MessageComposer(props: MessageComposerProps) {
  const { value, options, disabled, onChange, onError, onStop, canAttach = true } = props;
  const { text, files } = value ?? empty;
  const { isMultiple, submitLabel } = options;
  const chooser = useRef<HTMLInputElement>(null);
  const area = () => document.getElementById(props.id) as HTMLTextAreaElement | null;

  // An upload ends later than it began; by then more of the text may be written.
  const latest = useRef(empty);
  latest.current = value ?? empty;
  const change = (part: Partial<MultimodalValue>) => {
    const next = { ...latest.current, ...part };
    onChange(next.text === "" && next.files.length === 0 ? null : next);
  };
  const uploader = useUpload({
    upload: props.upload,
    onError,
    isQueue: isMultiple,
    onDone: (stored) => {
      const { files: before } = latest.current;
      const added = stored.filter(({ path }) => !before.some((file) => file.path === path));
      change({ files: isMultiple ? [...before, ...added] : stored.slice(0, 1) });
      area()?.focus();
    },
  });

  const accept = acceptOf(options.fileTypes);
  const attach = (given: readonly File[]) => {
    const refusal = refuseFiles(given, { accept, takes: takesOf(options.fileTypes), isMultiple });
    if (refusal !== null) return onError(refusal);
    if (given.length > 0) uploader.send(given);
  };
  const remove = (removed: FileData) => {
    change({ files: files.filter((file) => file !== removed) });
    onError(null);
    uploader.announce(`${removed.orig_name} removed`);
    area()?.focus();
  };

  const isUploading = uploader.running !== null;
  const canSend = !disabled && !isUploading && onStop === undefined;
  const send = () => {
    if (canSend) props.onSubmit();
  };
  useEffect(() => {
    if (options.autofocus) area()?.focus();
  }, []);

  const { isOver, dropTarget } = useFileDrop(canAttach && !disabled, attach);
  return (
    // Only a pointer can drop; the button inside is there for everything else.
    <div class="composer" data-over={isOver} data-disabled={disabled} data-invalid={props.invalid} {...dropTarget}>
      {(files.length > 0 || uploader.running) && (
        <div class="composer-files">
          {files.length > 0 && (
            <ul class="composer-chips" aria-label="Attached files">
              {files.map((file) => (
                <li key={file.path}>
                  <FileChip file={file} disabled={disabled} onRemove={() => remove(file)} />
                </li>
              ))}
            </ul>
          )}
          {uploader.running && <UploadProgress upload={uploader.running} onCancel={uploader.cancel} />}
        </div>
      )}
      <div class="composer-line">
        {canAttach && (
          <>
            <input
              ref={chooser}
              class="visually-hidden"
              type="file"
              accept={accept}
              multiple={isMultiple}
              tabIndex={-1}
              aria-hidden="true"
              disabled={disabled}
              onChange={({ currentTarget }) => {
                attach([...(currentTarget.files ?? [])]);
                // So that choosing the same file again is a change.
                currentTarget.value = "";
              }}
            />
            <button
              type="button"
              class="button button-text composer-button"
              title="Attach"
              aria-label={isMultiple ? "Attach files" : "Attach a file"}
              disabled={disabled}
              onClick={() => chooser.current?.click()}
            >
              <PaperclipIcon />
            </button>
          </>
        )}
        <AutoSizedTextarea
          id={props.id}
          class="composer-text"
          lines={options.lines}
          maxLines={options.maxLines}
          placeholder={options.placeholder}
          enterkeyhint="send"
          value={text}
          disabled={disabled}
          aria-required={props.required}
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
          onKeyDown={(event) => {
            // The Enter that ends a word in an input method does not count.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            // A table copied from an office program comes as a picture too; its text is what is meant.
            if (!canAttach || pasted.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
            event.preventDefault();
            attach(pasted);
          }}
        />
        {onStop ? (
          <button type="button" class="button composer-send" onClick={onStop}>
            <StopIcon />
            Stop
          </button>
        ) : (
          <button
            type="button"
            class={`button button-primary ${submitLabel ? "composer-send" : "composer-button"}`}
            title={submitLabel ? undefined : "Send"}
            aria-label={submitLabel ? undefined : "Send"}
            disabled={!canSend}
            onClick={() => {
              send();
              area()?.focus();
            }}
          >
            {submitLabel ?? <ArrowUpIcon />}
          </button>
        )}
      </div>
      <span class="visually-hidden" role="status">
        {uploader.announcement}
      </span>
    </div>
  );
}
