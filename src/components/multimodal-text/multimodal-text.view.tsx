import { useRef } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import { CopyButton } from "../view/copy-button.tsx";
import { FileIcon } from "../view/icon.tsx";
import { MarkedDifference } from "../view/marked-difference.tsx";
import { SideBySide } from "../view/side-by-side.tsx";
import { useScrollBox } from "../view/use-scroll-box.ts";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { FileChip } from "./file-chip.tsx";
import { MessageComposer } from "./message-composer.tsx";
import type { MultimodalValue } from "./multimodal-text.ts";
import type { MultimodalViewOptions } from "./multimodal-view-options.ts";
import "./multimodal-text.css";

export const emptyMessage = "Enter a text or attach a file";

export function Input(props: InputProps<MultimodalValue, MultimodalViewOptions>) {
  return <MessageComposer {...props} />;
}

export function Output({ id, labelId, value, options, isStreaming }: OutputProps<MultimodalValue, MultimodalViewOptions>) {
  const box = useRef<HTMLOutputElement>(null);
  useScrollBox(box, value?.text, isStreaming);
  const { text, files } = value ?? { text: "", files: [] };
  return (
    <div id={id} class="multimodal-output" role="group" aria-labelledby={labelId}>
      <div class="multimodal-line">
        <output
          ref={box}
          class="value multimodal-value"
          style={{ "--lines": options.lines, "--max-lines": options.maxLines }}
          aria-labelledby={labelId}
          aria-busy={isStreaming}
        >
          {text}
        </output>
        {text !== "" && <CopyButton text={() => text} />}
      </div>
      <Files files={files} />
    </div>
  );
}

function Files({ files }: { readonly files: readonly FileData[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="multimodal-files" aria-label="Files">
      {files.map((file) => (
        <li key={file.path}>
          <FileChip file={file} />
        </li>
      ))}
    </ul>
  );
}

export function Cell({ value }: CellProps<MultimodalValue, MultimodalViewOptions>) {
  if (!value) return null;
  const [first] = value.files;
  return (
    <span class="multimodal-cell">
      <span>{value.text.slice(0, 200)}</span>
      {first && (
        <span class="multimodal-count">
          <FileIcon />
          {value.files.length > 1 ? `${first.orig_name} and ${value.files.length - 1} more` : first.orig_name}
        </span>
      )}
    </span>
  );
}

export function Diff({ expected, actual }: DiffProps<MultimodalValue, MultimodalViewOptions>) {
  const hasFiles = (expected?.files.length ?? 0) > 0 || (actual?.files.length ?? 0) > 0;
  return (
    <div class="multimodal-output">
      <MarkedDifference expected={expected?.text ?? null} actual={actual?.text ?? null} />
      {hasFiles && <SideBySide expected={<Files files={expected?.files ?? []} />} actual={<Files files={actual?.files ?? []} />} />}
    </div>
  );
}
