import { useId, useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import { SideBySide } from "../view/side-by-side.tsx";
import { Picture } from "./picture.tsx";
import { UncoveringPictures } from "./uncovering-pictures.tsx";
import "./image-diff.css";

const modes = { beside: "Side by side", slider: "Slider", difference: "Difference" } as const;
type Mode = keyof typeof modes;

interface ImageDiffProps {
  readonly expected: FileData | null;
  readonly actual: FileData | null;
}

/** Two pictures: beside each other, one uncovering the other, or their difference, where equal pixels are black. */
export function ImageDiff({ expected, actual }: ImageDiffProps) {
  const [mode, setMode] = useState<Mode>("beside");
  const name = useId();
  if (!expected || !actual) return <SideBySide expected={framed(expected)} actual={framed(actual)} />;
  return (
    <div class="image-diff">
      <fieldset class="image-diff-modes">
        <legend class="visually-hidden">How to compare</legend>
        {Object.entries(modes).map(([key, label]) => (
          <label key={key}>
            <input type="radio" name={name} checked={mode === key} onChange={() => setMode(key as Mode)} />
            {label}
          </label>
        ))}
      </fieldset>
      {mode === "beside" && <SideBySide expected={framed(expected)} actual={framed(actual)} />}
      {mode === "slider" && <UncoveringPictures left={expected} right={actual} label="Share of the expected picture" leftName="expected" />}
      {mode === "difference" && (
        <div class="media-frame media-figure image-diff-difference">
          <Picture file={expected} />
          <Picture file={actual} />
        </div>
      )}
    </div>
  );
}

function framed(file: FileData | null) {
  return <div class="media-frame media-figure">{file ? <Picture file={file} /> : "Nothing"}</div>;
}
