import { useState } from "preact/hooks";
import type { AnnotatedImageValue, ImageAnnotation } from "./annotated-image-value.ts";
import { nameAnnotation } from "./compare-annotations.ts";

interface AnnotatedPictureProps {
  readonly value: AnnotatedImageValue;
  readonly colors: ReadonlyMap<string, string>;
  /** Names the picture; without it the file's name does. */
  readonly labelId?: string;
  /** The label whose parts stand out. */
  readonly active: string | null;
  readonly onActive?: (label: string | null) => void;
  readonly onChoose?: (annotation: ImageAnnotation, index: number) => void;
}

/** A picture with its boxes and masks over it. */
export function AnnotatedPicture({ value, colors, labelId, active, onActive, onChoose }: AnnotatedPictureProps) {
  const { image, annotations } = value;
  const [size, setSize] = useState<{ readonly of: string; readonly width: number; readonly height: number } | null>(null);
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const known = size?.of === image.url ? size : null;
  const isQuiet = (label: string): boolean => active !== null && active !== label;
  if (failedUrl === image.url) return <p class="media-refusal">This browser cannot show {image.orig_name}. The file itself is there.</p>;
  // The smaller of two boxes lies on top, so that the pointer can reach it.
  const boxes = annotations
    .flatMap((annotation, index) => ("box" in annotation ? [{ ...annotation, annotation, index }] : []))
    .toSorted((one, other) => areaOf(other.box) - areaOf(one.box));
  return (
    // Of its own ratio, so that what lies over it lies at the same places.
    <div class="annotated-picture" style={known ? { "--ratio": known.width / known.height } : undefined} data-known={known !== null}>
      <img
        src={image.url}
        alt={image.orig_name}
        aria-labelledby={labelId}
        decoding="async"
        onLoad={({ currentTarget }) => setSize({ of: image.url, width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
        onError={() => setFailedUrl(image.url)}
      />
      {annotations.map(
        (annotation, index) =>
          known &&
          "mask" in annotation && (
            <span
              key={index}
              class="annotated-mask"
              aria-hidden="true"
              data-quiet={isQuiet(annotation.label)}
              style={{ background: colors.get(annotation.label), maskImage: `url(${JSON.stringify(annotation.mask.url)})` }}
            />
          ),
      )}
      {known && (
        <svg class="annotated-boxes" viewBox={`0 0 ${known.width} ${known.height}`} preserveAspectRatio="none" aria-hidden="true">
          {boxes.map(({ annotation, index, label, box: [left, top, right, bottom] }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the legend does the same by keyboard.
            <rect
              key={index}
              x={left}
              y={top}
              width={right - left}
              height={bottom - top}
              data-quiet={isQuiet(label)}
              style={{ color: colors.get(label) }}
              onPointerEnter={() => onActive?.(label)}
              onPointerLeave={() => onActive?.(null)}
              onClick={() => onChoose?.(annotation, index)}
            >
              <title>{label}</title>
            </rect>
          ))}
        </svg>
      )}
      <ul class="visually-hidden" aria-label="Annotations">
        {annotations.map((annotation, index) => (
          <li key={index}>{nameAnnotation(annotation)}</li>
        ))}
      </ul>
    </div>
  );
}

function areaOf([left, top, right, bottom]: readonly [number, number, number, number]): number {
  return (right - left) * (bottom - top);
}
