import type { FileData } from "../file-data.ts";
import { ImageDiff } from "../image/image-diff.tsx";
import { Picture } from "../image/picture.tsx";
import { UncoveringPictures } from "../image/uncovering-pictures.tsx";
import { CameraIcon } from "../view/icon.tsx";
import { DownloadLink } from "../view/media-bar.tsx";
import { ImageIcon } from "../view/media-icons.tsx";
import { MediaInput } from "../view/media-input.tsx";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import type { ImageSliderValue } from "./image-slider.ts";
import "../view/media-frame.css";
import "../image/image.css";
import "./image-slider.css";

interface ImageSliderViewOptions {
  readonly position: number;
  readonly names: readonly [before: string, after: string];
  readonly height?: number;
}

const accept = "image/png,image/jpeg,image/webp,image/gif,image/avif,image/tiff,.avif,.tif,.tiff";

export const emptyMessage = "Choose two images";

/** Two pictures beside each other, each to be chosen by itself. */
export function Input(props: InputProps<ImageSliderValue, ImageSliderViewOptions>) {
  const { id, labelId, value, options } = props;
  const [before, after] = value ?? [null, null];
  const change = (next: ImageSliderValue) => props.onChange(next[0] === null && next[1] === null ? null : next);
  const one = (ownId: string, name: string, file: FileData | null, onChange: (file: FileData | null) => void) => (
    <div class="image-slider-side" role="group" aria-label={name}>
      <label for={ownId} class="image-slider-name">
        {name}
      </label>
      <MediaInput
        input={{ ...props, id: ownId, value: file, onChange }}
        noun="an image"
        accept={accept}
        takes="PNG, JPEG, WebP, GIF, AVIF or TIFF"
        sources={["upload", "clipboard", "webcam"]}
        class="media-frame"
        height={options.height}
        capture={{
          source: "webcam",
          icon: <CameraIcon />,
          label: "Use camera",
          load: async () => (await import("../view/camera-shot.tsx")).CameraShot,
        }}
        preview={(shown) => <Picture file={shown} />}
      />
    </div>
  );
  return (
    <div class="image-slider-sides" role="group" aria-labelledby={labelId}>
      {one(id, options.names[0], before, (file) => change([file, after]))}
      {one(`${id}-after`, options.names[1], after, (file) => change([before, file]))}
    </div>
  );
}

export function Output({ id, labelId, value, options }: OutputProps<ImageSliderValue, ImageSliderViewOptions>) {
  const [before, after] = value ?? [null, null];
  const { names, position, height } = options;
  const either = before ?? after;
  return (
    <figure id={id} class="media" aria-labelledby={labelId}>
      {before && after ? (
        <UncoveringPictures
          left={before}
          right={after}
          label={`Share of ${names[0]}`}
          leftName={names[0]}
          start={position}
          height={height}
        />
      ) : (
        <div
          class={`media-frame ${either ? "media-figure" : "media-empty"}`}
          style={height === undefined ? undefined : { blockSize: `${height}px` }}
        >
          {either ? <Picture file={either} labelId={labelId} /> : <ImageIcon />}
        </div>
      )}
      <figcaption class="image-slider-foot">
        {before && <Side name={names[0]} file={before} />}
        {after && <Side name={names[1]} file={after} />}
      </figcaption>
    </figure>
  );
}

function Side({ name, file }: { readonly name: string; readonly file: FileData }) {
  return (
    <span class="image-slider-link">
      {name}
      <DownloadLink file={file} />
    </span>
  );
}

export function Cell({ value }: CellProps<ImageSliderValue, ImageSliderViewOptions>) {
  return (
    value && (
      <span class="image-slider-cell">
        {value.map((file) => file && <img key={file.path} class="image-cell" src={file.url} alt={file.orig_name} loading="lazy" />)}
      </span>
    )
  );
}

export function Diff({ expected, actual, options }: DiffProps<ImageSliderValue, ImageSliderViewOptions>) {
  return (
    <div class="image-slider-diff">
      {options.names.map((name, index) => (
        <section key={name} aria-label={name}>
          <p class="image-slider-name">{name}</p>
          <ImageDiff expected={expected?.[index] ?? null} actual={actual?.[index] ?? null} />
        </section>
      ))}
    </div>
  );
}
