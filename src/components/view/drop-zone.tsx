import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { UploadIcon } from "./icon.tsx";
import { refuseFiles } from "./refuse-files.ts";
import { UploadProgress } from "./upload-progress.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { pasteTarget, usePaste } from "./use-paste.ts";
import type { Uploader } from "./use-upload.ts";
import "./drop-zone.css";

interface DropZoneProps {
  /** Of the file input, which the shell's label names. */
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly disabled: boolean;
  /** What is asked for, with its article: `an image`. */
  readonly noun: string;
  /** Of the file input, for instance `image/png,.csv`; empty for any file. */
  readonly accept: string;
  /** What is taken, for the refusal of another file: `PNG, JPEG or WebP`. */
  readonly takes: string;
  readonly isMultiple: boolean;
  readonly canPaste: boolean;
  /** Whether files may be chosen and dropped; if not, the zone only shows what other sources bring. */
  readonly canUpload: boolean;
  readonly uploader: Uploader;
  readonly onError: (message: string | null) => void;
  readonly class?: string;
  readonly style?: { readonly [property: string]: string } | undefined;
  /** What fills the zone; `null` draws the invitation. */
  readonly children: ComponentChildren;
}

/** A place for files: a real file input under a field that also takes what is dropped on it or pasted. */
export function DropZone(props: DropZoneProps) {
  const { id, accept, isMultiple, uploader, children } = props;
  const zone = useRef<HTMLDivElement>(null);
  const isEmpty = children === null;
  const isOpen = !props.disabled && (props.canUpload || props.canPaste);

  const take = (files: readonly File[]) => {
    const refusal = refuseFiles(files, props);
    if (refusal !== null) return props.onError(refusal);
    if (files.length > 0) uploader.send(files);
  };
  usePaste(zone, isOpen && props.canPaste, take);

  const { isOver, dropTarget } = useFileDrop(!props.disabled && props.canUpload, take);
  const invitation = `${id}-invitation`;
  return (
    // Only a pointer can drop; the input inside is there for everything else.
    <div
      ref={zone}
      class={`drop-zone ${props.class ?? ""}`}
      style={props.style}
      data-empty={isEmpty}
      data-over={isOver}
      data-open={isOpen}
      {...pasteTarget(isOpen && props.canPaste)}
      {...dropTarget}
    >
      <input
        id={id}
        class={isEmpty && !uploader.running && props.canUpload ? "drop-zone-input" : "visually-hidden"}
        type="file"
        accept={accept}
        multiple={isMultiple}
        disabled={props.disabled || !props.canUpload}
        tabIndex={isEmpty ? 0 : -1}
        aria-invalid={props.invalid}
        aria-describedby={[isEmpty && invitation, props.describedBy].filter(Boolean).join(" ") || undefined}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          // So that choosing the same file again is a change.
          currentTarget.value = "";
        }}
      />
      {uploader.running ? (
        <UploadProgress upload={uploader.running} onCancel={uploader.cancel} />
      ) : (
        (children ?? <Invitation {...props} id={invitation} />)
      )}
      <span class="visually-hidden" role="status">
        {uploader.announcement}
      </span>
    </div>
  );
}

function Invitation({
  id,
  noun,
  takes,
  canPaste,
  canUpload,
  isMultiple,
}: Pick<DropZoneProps, "id" | "noun" | "takes" | "canPaste" | "canUpload" | "isMultiple">) {
  const file = isMultiple ? "files" : "a file";
  return (
    <p id={id} class="drop-zone-invitation">
      <UploadIcon />
      {canUpload ? (
        <>
          <span class="drop-zone-by-mouse">
            Drop {noun} here{canPaste ? ", paste, or " : " or "}
            <span class="drop-zone-link">choose {file}</span>
          </span>
          <span class="drop-zone-by-touch">
            <span class="drop-zone-link">Choose {noun}</span>
          </span>
        </>
      ) : (
        <span>{canPaste ? `Paste ${noun} here` : `Bring ${noun} with the button below`}</span>
      )}
      <span class="drop-zone-takes">{takes}</span>
    </p>
  );
}
