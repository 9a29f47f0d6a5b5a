import type { DatasetFeature } from "./dataset-feature.ts";
import { isMediaReference } from "./media-reference.ts";

type FeatureType = DatasetFeature["type"];
type FeatureOf<Type extends FeatureType> = Extract<DatasetFeature, { readonly type: Type }>;

const wallTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?$/;
/** Numbers that JSON has no word for are stored as text. */
const nonFinite: readonly unknown[] = ["NaN", "Infinity", "-Infinity"];

const isFile = (value: unknown): boolean => isMediaReference(value);

const fits: { readonly [Type in FeatureType]: (value: unknown, feature: FeatureOf<Type>) => boolean } = {
  text: () => true,
  number: (value) => typeof value === "number" || nonFinite.includes(value),
  boolean: (value) => typeof value === "boolean",
  "wall time": (value) => typeof value === "string" && wallTime.test(value),
  moment: (value) => typeof value === "string" && value.endsWith("Z") && !Number.isNaN(Date.parse(value)),
  class: (value) => typeof value === "string" || typeof value === "number",
  image: isFile,
  audio: isFile,
  video: isFile,
  file: isFile,
  list: (value, { of }) => Array.isArray(value) && value.every((item) => fitsFeature(item, of)),
  record: (value, { fields }) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([name, member]) => fields[name] !== undefined && fitsFeature(member, fields[name])),
  json: () => true,
};

/** Whether a stored value is what a feature says; an empty one always is. Of a class only the type counts: names may come. */
export function fitsFeature(value: unknown, feature: DatasetFeature): boolean {
  if (value === null || value === undefined) return true;
  return (fits[feature.type] as (value: unknown, feature: DatasetFeature) => boolean)(value, feature);
}
