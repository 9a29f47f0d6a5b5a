import type { ComponentChildren, ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import { DropZone } from "./drop-zone.tsx";
import { UploadIcon, XIcon } from "./icon.tsx";
import { MediaBar, MediaButton } from "./media-bar.tsx";
import { ClipboardIcon } from "./media-icons.tsx";
import { readClipboard } from "./read-clipboard.ts";
import { useUpload } from "./use-upload.ts";
import type { InputProps } from "./view-props.ts";
import "./media-frame.css";

/** What a camera or a recorder gets while it is open. */
export interface CaptureProps {
  /** Takes what was captured, and closes it. */
  readonly onFile: (file: File) => void;
  readonly onCancel: () => void;
  /** Closes it with a message. */
  readonly onFailure: (message: string) => void;
}

/** What a camera or a microphone that streams gets while it is on. */
export interface StreamProps extends Omit<CaptureProps, "onFile"> {
  /** From one piece to the next. */
  readonly everyMs: number;
  /** Sends a piece; throws an `Error` that can be shown. */
  readonly send: (piece: File, signal: AbortSignal) => Promise<void>;
}

interface MediaInputProps {
  /** The props of the view. */
  readonly input: Omit<InputProps<FileData>, "options">;
  /** What is asked for, with its article: `an image`. */
  readonly noun: string;
  readonly accept: string;
  readonly takes: string;
  readonly sources: readonly string[];
  /** Of the frame. */
  readonly class: string;
  /** In CSS pixels; default by the class. */
  readonly height?: number | undefined;
  /** The source beside files, loaded when it is opened. */
  readonly capture?: {
    readonly source: string;
    readonly icon: ComponentChildren;
    readonly label: string;
    /** Whether it gives the value ever anew while it is open. Default `false`. */
    readonly isStream?: boolean;
    readonly load: () => Promise<ComponentType<CaptureProps>>;
  };
  readonly prepare?: (file: File) => Promise<File>;
  readonly preview: (file: FileData) => ComponentChildren;
}

/** An input of one picture, one piece of audio or one video: the frame, and the bar under it. */
export function MediaInput(props: MediaInputProps) {
  const { input, noun, accept, sources, capture, preview } = props;
  const { value, disabled, onChange, onError } = input;
  const [Capture, setCapture] = useState<ComponentType<CaptureProps> | null>(null);
  const uploader = useUpload({ upload: input.upload, onError, onDone: ([file]) => file && onChange(file), prepare: props.prepare });
  const canUpload = sources.includes("upload");
  const canPaste = sources.includes("clipboard");

  // The button that was pressed goes away with what it opened; without this the keyboard would start over at the top.
  const focusInput = () => document.getElementById(input.id)?.focus();
  const close = () => {
    setCapture(null);
    setTimeout(focusInput);
  };
  const open = async (load: () => Promise<ComponentType<CaptureProps>>) => {
    onError(null);
    try {
      const Loaded = await load();
      setCapture(() => Loaded);
    } catch {
      onError("This part of the page could not be loaded. Reload the page to try again.");
    }
  };
  const paste = async () => {
    const pasted = await readClipboard(accept).catch((error: Error) => error);
    if (pasted instanceof Error) onError(pasted.message);
    else uploader.send([pasted]);
  };
  const remove = () => {
    onChange(null);
    onError(null);
    uploader.announce("Removed");
    setTimeout(focusInput);
  };

  const filling = Capture ? (
    <Capture
      onFile={(file) => {
        close();
        uploader.send([file]);
      }}
      onCancel={close}
      onFailure={(message) => {
        close();
        onError(message);
      }}
    />
  ) : (
    value && preview(value)
  );
  const isBusy = disabled || Capture !== null || uploader.running !== null;
  const isIconOnly = value !== null;
  return (
    <div class="media">
      <DropZone
        {...input}
        class={props.class}
        style={props.height === undefined ? undefined : { blockSize: `${props.height}px` }}
        noun={noun}
        accept={accept}
        takes={props.takes}
        isMultiple={false}
        canPaste={canPaste && Capture === null}
        canUpload={canUpload && Capture === null}
        uploader={uploader}
      >
        {filling}
      </DropZone>
      <MediaBar file={Capture && capture?.isStream ? null : value}>
        {capture && sources.includes(capture.source) && (
          <MediaButton
            icon={capture.icon}
            label={capture.label}
            isIconOnly={isIconOnly}
            disabled={isBusy}
            onClick={() => void open(capture.load)}
          />
        )}
        {canPaste && (
          <MediaButton icon={<ClipboardIcon />} label="Paste" isIconOnly={isIconOnly} disabled={isBusy} onClick={() => void paste()} />
        )}
        {value && canUpload && (
          <MediaButton
            icon={<UploadIcon />}
            label="Replace"
            isIconOnly
            disabled={isBusy}
            onClick={() => document.getElementById(input.id)?.click()}
          />
        )}
        {value && <MediaButton icon={<XIcon />} label="Remove" isIconOnly disabled={isBusy} onClick={remove} />}
      </MediaBar>
    </div>
  );
}
