import type { FileData } from "../file-data.ts";
import { Icon } from "../view/icon.tsx";
import { DownloadLink, MediaBar } from "../view/media-bar.tsx";
import { MediaInput } from "../view/media-input.tsx";
import { SideBySide } from "../view/side-by-side.tsx";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { ModelViewer } from "./model-viewer.tsx";
import type { Model3dViewOptions } from "./model3d.ts";
import "../view/media-frame.css";
import "./model3d.css";

export const emptyMessage = "Choose a 3D model";

/** Lucide's box; its licence lies beside the other icons. */
const BoxIcon = () => (
  <Icon>
    <path d="M21 8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73l7 4a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16Z" />
    <path d="m3.3 7 8.7 5 8.7-5" />
    <path d="M12 22V12" />
  </Icon>
);

export function Input(props: InputProps<FileData, Model3dViewOptions>) {
  return (
    <MediaInput
      input={props}
      noun="a 3D model"
      accept=".glb,.gltf,.obj,.stl"
      takes="GLB, glTF, OBJ or STL"
      sources={["upload"]}
      class="media-frame"
      height={props.options.height}
      preview={(file) => <ModelViewer file={file} options={props.options} />}
    />
  );
}

export function Output({ id, labelId, value, options }: OutputProps<FileData, Model3dViewOptions>) {
  return (
    <figure id={id} class="media" aria-labelledby={labelId}>
      <Frame file={value} options={options} />
      <MediaBar file={value}>{value && <DownloadLink file={value} />}</MediaBar>
    </figure>
  );
}

function Frame({ file, options }: { readonly file: FileData | null; readonly options: Model3dViewOptions }) {
  const style = options.height === undefined ? undefined : { blockSize: `${options.height}px` };
  return (
    <div class={`media-frame ${file ? "media-figure" : "media-empty"}`} style={style}>
      {file ? <ModelViewer file={file} options={options} /> : <BoxIcon />}
    </div>
  );
}

export function Cell({ value }: CellProps<FileData, Model3dViewOptions>) {
  return (
    value && (
      <span class="media-cell">
        <BoxIcon />
        <span>{value.orig_name}</span>
      </span>
    )
  );
}

export function Diff({ expected, actual, options }: DiffProps<FileData, Model3dViewOptions>) {
  return <SideBySide expected={<Frame file={expected} options={options} />} actual={<Frame file={actual} options={options} />} />;
}
