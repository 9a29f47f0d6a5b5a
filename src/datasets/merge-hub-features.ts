import type { DatasetFeature } from "../components/dataset-feature.ts";
import { type HubFeatures, isTyped } from "./card-features.ts";
import type { HubFeature } from "./hub-feature.ts";

/** The features of a dataset with what is new in ours: columns that it lacks, and classes behind those that it has. */
export function mergeHubFeatures(present: HubFeatures, ours: HubFeatures): HubFeatures {
  const names = [...new Set([...Object.keys(present), ...Object.keys(ours)])];
  return Object.fromEntries(names.map((name) => [name, merge(present[name], ours[name]) as HubFeature]));
}

function merge(present: HubFeature | undefined, ours: HubFeature | undefined): HubFeature | undefined {
  if (present === undefined || ours === undefined) return present ?? ours;
  if (!isTyped(present) && !isTyped(ours)) return mergeHubFeatures(present, ours);
  if (!isTyped(present) || !isTyped(ours) || present._type !== ours._type) return present;
  if (present._type === "List") return { ...present, feature: merge(present.feature as HubFeature, ours.feature as HubFeature) };
  if (present._type === "ClassLabel") return { ...present, names: [...new Set([...namesOf(present), ...namesOf(ours)])] };
  return present;
}

/** Our feature with the classes of a dataset in their order, so that a number means the same in all of its files. */
export function adoptClasses(ours: DatasetFeature, present: HubFeature | undefined): DatasetFeature {
  if (present === undefined) return ours;
  if (ours.type === "class" && isTyped(present) && present._type === "ClassLabel") {
    return { ...ours, names: [...new Set([...namesOf(present), ...ours.names])] };
  }
  if (ours.type === "list" && isTyped(present) && present._type === "List") {
    return { type: "list", of: adoptClasses(ours.of, present.feature as HubFeature) };
  }
  if (ours.type === "record" && !isTyped(present)) {
    const fields = Object.entries(ours.fields).map(([name, field]) => [name, adoptClasses(field, present[name])] as const);
    return { type: "record", fields: Object.fromEntries(fields) };
  }
  return ours;
}

function namesOf(feature: HubFeature): readonly string[] {
  return (feature as unknown as { readonly names: readonly string[] }).names;
}
