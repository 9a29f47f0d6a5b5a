import type { FileData } from "../file-data.ts";
import { DropZone } from "../view/drop-zone.tsx";
import { DownloadIcon, FileIcon, XIcon } from "../view/icon.tsx";
import { FileName, MediaButton } from "../view/media-bar.tsx";
import { SideBySide } from "../view/side-by-side.tsx";
import { useUpload } from "../view/use-upload.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { acceptOf, type FileViewOptions, listFiles, takesOf } from "./file-view-options.ts";
import "../view/media-frame.css";
import "./file.css";

type Value = FileData | readonly FileData[];

export const emptyMessage = "Choose a file";

export function Input(props: InputProps<Value, FileViewOptions>) {
  const { value, options, onChange, onError } = props;
  const files = listFiles(value);
  const uploader = useUpload({
    upload: props.upload,
    onError,
    isQueue: options.isMultiple,
    onDone: (stored) => onChange(options.isMultiple ? [...files, ...stored] : (stored[0] ?? null)),
  });
  const remove = (removed: FileData) => {
    const rest = files.filter((file) => file !== removed);
    onChange(options.isMultiple && rest.length > 0 ? rest : null);
    onError(null);
    uploader.announce(`${removed.orig_name} removed`);
    document.getElementById(props.id)?.focus();
  };
  // One file takes the zone's place, so that nothing moves; several stand under it.
  const [only] = options.isMultiple ? [] : files;
  return (
    <div class="file-input">
      <DropZone
        {...props}
        class="file-frame"
        noun={options.isMultiple ? "files" : "a file"}
        accept={acceptOf(options.fileTypes)}
        takes={takesOf(options.fileTypes)}
        isMultiple={options.isMultiple}
        canPaste
        canUpload
        uploader={uploader}
      >
        {only ? <Row file={only} disabled={props.disabled} onRemove={remove} /> : null}
      </DropZone>
      {options.isMultiple && files.length > 0 && (
        <ul class="file-list">
          {files.map((file) => (
            <li key={file.path}>
              <Row file={file} disabled={props.disabled} onRemove={remove} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface RowProps {
  readonly file: FileData;
  readonly disabled: boolean;
  readonly onRemove: (file: FileData) => void;
}

function Row({ file, disabled, onRemove }: RowProps) {
  return (
    <div class="file-row">
      <FileIcon />
      <FileName file={file} />
      <MediaButton icon={<XIcon />} label={`Remove ${file.orig_name}`} isIconOnly disabled={disabled} onClick={() => onRemove(file)} />
    </div>
  );
}

export function Output({ id, labelId, value, onEvent }: OutputProps<Value, FileViewOptions>) {
  const files = listFiles(value);
  if (files.length === 0) {
    return (
      <figure id={id} class="file-frame media-empty" aria-labelledby={labelId}>
        <FileIcon />
      </figure>
    );
  }
  return (
    <ul id={id} class="file-list file-list-output" aria-labelledby={labelId}>
      {files.map((file, index) => (
        <li key={file.path}>
          <a
            class="file-row file-link"
            href={file.url}
            download={file.orig_name}
            onClick={() => onEvent?.("select", { index, value: file.orig_name })}
          >
            <DownloadIcon />
            <FileName file={file} />
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Cell({ value }: CellProps<Value, FileViewOptions>) {
  const files = listFiles(value);
  const [first] = files;
  return (
    first && (
      <span class="media-cell">
        <FileIcon />
        <span>{files.length > 1 ? `${first.orig_name} and ${files.length - 1} more` : first.orig_name}</span>
      </span>
    )
  );
}

export function Diff({ expected, actual }: DiffProps<Value, FileViewOptions>) {
  return <SideBySide expected={linked(expected)} actual={linked(actual)} />;
}

function linked(value: Value | null) {
  const files = listFiles(value);
  if (files.length === 0) return <p class="file-none">Nothing</p>;
  return (
    <ul class="file-list">
      {files.map((file) => (
        <li key={file.path}>
          <a class="file-row file-link" href={file.url} download={file.orig_name}>
            <DownloadIcon />
            <FileName file={file} />
          </a>
        </li>
      ))}
    </ul>
  );
}
