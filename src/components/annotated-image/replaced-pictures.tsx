import { SideBySide } from "../view/side-by-side.tsx";
import type { AnnotatedImageValue } from "./annotated-image-value.ts";
import { AnnotatedPicture } from "./annotated-picture.tsx";
import { type AnnotationComparison, differentAnnotations, nameAnnotation } from "./compare-annotations.ts";
import "../view/difference.css";

interface ReplacedPicturesProps {
  readonly expected: AnnotatedImageValue | null;
  readonly actual: AnnotatedImageValue | null;
  readonly colors: ReadonlyMap<string, string>;
  readonly allowed: AnnotationComparison;
}

/** Two annotated pictures beside each other, and under them the annotations that only one of them has. */
export function ReplacedPictures({ expected, actual, colors, allowed }: ReplacedPicturesProps) {
  const { missing, unexpected } = differentAnnotations(expected?.annotations ?? [], actual?.annotations ?? [], allowed);
  const show = (value: AnnotatedImageValue | null) => (
    <div class="media-frame media-figure annotated-frame">
      {value ? <AnnotatedPicture value={value} colors={colors} active={null} /> : "Nothing"}
    </div>
  );
  return (
    <div>
      <SideBySide expected={show(expected)} actual={show(actual)} />
      <p class="annotated-changes difference">
        {missing.map((one, index) => (
          <del key={`missing ${index}`}>{nameAnnotation(one)}</del>
        ))}
        {unexpected.map((one, index) => (
          <ins key={`unexpected ${index}`}>{nameAnnotation(one)}</ins>
        ))}
        {missing.length + unexpected.length === 0 && "The annotations are the same"}
      </p>
    </div>
  );
}
