import { useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import { Picture } from "./picture.tsx";
import "./uncovering-pictures.css";

interface UncoveringPicturesProps {
  /** On the left of the handle. */
  readonly left: FileData;
  /** On its right. */
  readonly right: FileData;
  /** What the handle is called, for example `Share of the expected picture`. */
  readonly label: string;
  /** What the left picture is called in the handle's value, for example `expected`. */
  readonly leftName: string;
  /** Percent of the left picture at first. */
  readonly start?: number;
  /** In CSS pixels; default by the frame. */
  readonly height?: number | undefined;
}

/** Two pictures over each other, one uncovering the other by a handle for pointer, finger and keyboard. */
export function UncoveringPictures({ left, right, label, leftName, start = 50, height }: UncoveringPicturesProps) {
  const [share, setShare] = useState(start);
  return (
    // A frame with a style of its own has no height but the one in it.
    <div class="uncovering-pictures" style={{ "--share": `${share}%` }}>
      <div class="media-frame media-figure" style={height === undefined ? undefined : { blockSize: `${height}px` }}>
        <Picture file={right} />
        <Picture file={left} />
        <span class="uncovering-handle" aria-hidden="true" />
        <input
          type="range"
          min={0}
          max={100}
          value={share}
          aria-label={label}
          aria-valuetext={`${share} % ${leftName}`}
          onInput={({ currentTarget }) => setShare(currentTarget.valueAsNumber)}
        />
      </div>
    </div>
  );
}
