import type { HubFeature } from "./hub-feature.ts";

/** A feature as the YAML of a dataset card has it; without a name within a list. */
export type CardFeature = string | readonly NamedCardFeature[] | { readonly [member: string]: unknown };

export interface NamedCardFeature {
  readonly name: string;
  readonly [member: string]: unknown;
}

export interface HubFeatures {
  readonly [name: string]: HubFeature;
}

const files = ["Image", "Audio", "Video"];

/** Features as `dataset_info` of a card lists them. */
export function toCardFeatures(features: HubFeatures): NamedCardFeature[] {
  return Object.entries(features).map(([name, feature]) => ({ name, ...named(toCardFeature(feature)) }));
}

/** The features of a card's `dataset_info`; what is not understood is left out. */
export function readCardFeatures(given: unknown): HubFeatures {
  if (!Array.isArray(given)) return {};
  const entries = given.flatMap((item): [string, HubFeature][] => {
    const { name, ...member } = (item ?? {}) as { readonly [member: string]: unknown };
    const feature = readCardFeature("dtype" in member ? member.dtype : member);
    return typeof name === "string" && feature ? [[name, feature]] : [];
  });
  return Object.fromEntries(entries);
}

function toCardFeature(feature: HubFeature): CardFeature {
  if (!isTyped(feature)) return toCardFeatures(feature);
  if (feature._type === "List") return { list: toCardFeature(feature.feature as HubFeature) };
  if (feature._type === "ClassLabel") {
    const names = feature.names as readonly string[];
    return { class_label: { names: Object.fromEntries(names.map((name, index) => [String(index), name])) } };
  }
  return files.includes(feature._type) ? feature._type.toLowerCase() : String(feature.dtype);
}

/** What stands beside a name: a type under `dtype`, a list or a record under their own words. */
function named(feature: CardFeature): { readonly [member: string]: unknown } {
  if (Array.isArray(feature)) return { struct: feature };
  return typeof feature === "object" && "list" in feature ? feature : { dtype: feature };
}

function readCardFeature(given: unknown): HubFeature | undefined {
  if (typeof given === "string") {
    const file = files.find((type) => type.toLowerCase() === given);
    return file ? { _type: file } : { dtype: given, _type: "Value" };
  }
  if (Array.isArray(given)) return readCardFeatures(given);
  const { struct, list, sequence, class_label } = (given ?? {}) as { readonly [member: string]: unknown };
  if (struct !== undefined) return readCardFeatures(struct);
  if (class_label !== undefined) return { names: readNames((class_label as { names?: unknown }).names), _type: "ClassLabel" };
  const feature = readCardFeature(list ?? sequence);
  return feature && { feature, _type: "List" };
}

function readNames(names: unknown): string[] {
  return Object.entries((names ?? {}) as { readonly [index: string]: unknown })
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, name]) => String(name));
}

export function isTyped(feature: HubFeature): feature is { readonly _type: string; readonly [member: string]: unknown } {
  return typeof feature._type === "string";
}
