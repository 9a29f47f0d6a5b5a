import type { StoredValues } from "../cases/case.ts";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import type { Json } from "../components/define-component.ts";
import { isMediaReference, type MediaReference } from "../components/media-reference.ts";

/** Every file in a stored value, wherever it stands in it. */
export function filesIn(value: Json | StoredValues | undefined): MediaReference[] {
  if (typeof value !== "object" || value === null) return [];
  if (isMediaReference(value)) return [value];
  return Object.values(value).flatMap((member) => filesIn(member as Json));
}

/** Whether a value of this feature may hold files that have a place of their own in a dataset. */
export function holdsFiles(feature: DatasetFeature): boolean {
  if (feature.type === "list") return holdsFiles(feature.of);
  if (feature.type === "record") return Object.values(feature.fields).some(holdsFiles);
  return ["image", "audio", "video", "file"].includes(feature.type);
}
