import { useState } from "preact/hooks";
import type { LabelColors } from "../label-colors.ts";
import { colorLabels } from "../view/color-labels.ts";
import { LabelLegend } from "../view/label-legend.tsx";
import { DownloadLink, MediaBar } from "../view/media-bar.tsx";
import { ImageIcon } from "../view/media-icons.tsx";
import type { CellProps, DiffProps, OutputProps } from "../view/view-props.ts";
import type { AnnotatedImageValue, ImageAnnotation } from "./annotated-image-value.ts";
import { AnnotatedPicture } from "./annotated-picture.tsx";
import type { AnnotationComparison } from "./compare-annotations.ts";
import { ReplacedPictures } from "./replaced-pictures.tsx";
import "../view/media-frame.css";
import "./annotated-image.css";

interface AnnotatedImageViewOptions {
  readonly colorMap: LabelColors;
  readonly showLegend: boolean;
  readonly height?: number;
  readonly compare: AnnotationComparison;
}

const labelsOf = (annotations: readonly ImageAnnotation[]): string[] => [...new Set(annotations.map(({ label }) => label))];

export function Output({ id, labelId, value, isStreaming, options, onEvent }: OutputProps<AnnotatedImageValue, AnnotatedImageViewOptions>) {
  const [active, setActive] = useState<string | null>(null);
  const labels = labelsOf(value?.annotations ?? []);
  const colors = colorLabels(labels, options.colorMap);
  const style = options.height === undefined ? undefined : { blockSize: `${options.height}px` };
  const tell = (index: number, label: string) => onEvent?.("select", { index, value: label });
  return (
    <figure id={id} class="media annotated-image" aria-labelledby={labelId} aria-busy={isStreaming}>
      {options.showLegend && labels.length > 0 && (
        <LabelLegend
          labels={labels}
          colors={colors}
          name="Labels"
          active={active}
          onActive={setActive}
          onChoose={(label) => tell(value?.annotations.findIndex((one) => one.label === label) ?? 0, label)}
        />
      )}
      <div class={`media-frame ${value ? "media-figure annotated-frame" : "media-empty"}`} style={style}>
        {value ? (
          <AnnotatedPicture
            value={value}
            colors={colors}
            labelId={labelId}
            active={active}
            onActive={setActive}
            onChoose={({ label }, index) => tell(index, label)}
          />
        ) : (
          <ImageIcon />
        )}
      </div>
      <MediaBar file={value?.image ?? null}>{value && <DownloadLink file={value.image} />}</MediaBar>
    </figure>
  );
}

export function Cell({ value }: CellProps<AnnotatedImageValue, AnnotatedImageViewOptions>) {
  if (value === null) return null;
  return (
    <span class="media-cell">
      <img class="annotated-cell" src={value.image.url} alt={value.image.orig_name} loading="lazy" />
      <span>{labelsOf(value.annotations).join(", ").slice(0, 200)}</span>
    </span>
  );
}

export function Diff({ expected, actual, options }: DiffProps<AnnotatedImageValue, AnnotatedImageViewOptions>) {
  const labels = labelsOf([...(expected?.annotations ?? []), ...(actual?.annotations ?? [])]);
  return <ReplacedPictures expected={expected} actual={actual} colors={colorLabels(labels, options.colorMap)} allowed={options.compare} />;
}
