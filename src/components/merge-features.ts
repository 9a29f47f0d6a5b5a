import type { DatasetFeature } from "./dataset-feature.ts";

/** Features whose stored values are texts. */
const texts: readonly DatasetFeature["type"][] = ["text", "moment", "wall time", "class"];

/** What fits the values of both features: of two classes the names of both, of two that have little in common JSON. */
export function mergeFeatures(one: DatasetFeature, other: DatasetFeature): DatasetFeature {
  if (isUnknown(one) || isUnknown(other)) return isUnknown(one) ? other : one;
  if (one.type === "class" && other.type === "class") {
    const isOpen = one.isOpen === true || other.isOpen === true;
    return { type: "class", names: [...new Set([...one.names, ...other.names])], ...(isOpen && { isOpen }) };
  }
  if (one.type === "list" && other.type === "list") return { type: "list", of: mergeFeatures(one.of, other.of) };
  if (one.type === "record" && other.type === "record") {
    const names = [...new Set([...Object.keys(one.fields), ...Object.keys(other.fields)])];
    const fields = names.map((name) => [name, mergeFields(one.fields[name], other.fields[name])] as const);
    return { type: "record", fields: Object.fromEntries(fields) };
  }
  if (one.type === other.type) return one;
  if (texts.includes(one.type) && texts.includes(other.type)) return { type: "text" };
  if (isFile(one) && isFile(other)) return { type: "file" };
  return { type: "json" };
}

const isUnknown = (feature: DatasetFeature): boolean => feature.type === "json" && feature.isUnknown === true;

const isFile = ({ type }: DatasetFeature): boolean => ["image", "audio", "video", "file"].includes(type);

function mergeFields(one: DatasetFeature | undefined, other: DatasetFeature | undefined): DatasetFeature {
  if (one && other) return mergeFeatures(one, other);
  return one ?? other ?? { type: "json" };
}
