import type { ComponentChildren } from "preact";
import type { FileData } from "../file-data.ts";
import { DownloadIcon } from "./icon.tsx";
import { showSize } from "./show-size.ts";
import "./media-bar.css";

interface MediaBarProps {
  readonly file: FileData | null;
  /** Buttons at the end. */
  readonly children?: ComponentChildren;
}

/** The line under a picture, a player or a video: the file's name and size, and what can be done. It is there before the file is. */
export function MediaBar({ file, children }: MediaBarProps) {
  return (
    <div class="media-bar">
      {file && <FileName file={file} />}
      {children}
    </div>
  );
}

/** A file's name and size in one line; a long name is cut before the size. */
export function FileName({ file }: { readonly file: FileData }) {
  return (
    <span class="file-name">
      <span class="file-name-text" title={file.orig_name}>
        {file.orig_name}
      </span>
      <span class="file-name-size">{showSize(file.size)}</span>
    </span>
  );
}

/** Saves a file under its own name. */
export function DownloadLink({ file }: { readonly file: FileData }) {
  return (
    <a class="button media-button" href={file.url} download={file.orig_name} title="Download" aria-label={`Download ${file.orig_name}`}>
      <DownloadIcon />
    </a>
  );
}

interface MediaButtonProps {
  readonly icon: ComponentChildren;
  /** The accessible name, and the text unless `isIconOnly`. */
  readonly label: string;
  readonly isIconOnly?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A small button of a media bar. */
export function MediaButton({ icon, label, isIconOnly = false, disabled = false, onClick }: MediaButtonProps) {
  return (
    <button
      type="button"
      class="button media-button"
      title={isIconOnly ? label : undefined}
      aria-label={isIconOnly ? label : undefined}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
      {!isIconOnly && label}
    </button>
  );
}
