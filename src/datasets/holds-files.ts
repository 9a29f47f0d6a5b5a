import type { DatasetFeature } from "../components/dataset-feature.ts";

/** Whether a value of this feature may hold files that have a place of their own in a dataset. */
export function holdsFiles(feature: DatasetFeature): boolean {
  if (feature.type === "list") return holdsFiles(feature.of);
  if (feature.type === "record") return Object.values(feature.fields).some(holdsFiles);
  return ["image", "audio", "video", "file"].includes(feature.type);
}
