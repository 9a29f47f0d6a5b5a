import type { Case, StoredValues } from "../cases/case.ts";
import { type DescribedValue, type EndpointDescription, mergeDescriptions } from "../cases/endpoint-description.ts";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import type { Json } from "../components/define-component.ts";
import { fitsFeature } from "../components/fits-feature.ts";
import { isMediaReference } from "../components/media-reference.ts";
import { mergeFeatures } from "../components/merge-features.ts";

/** A value with more members than this is data under names, not a record. */
const longestRecord = 50;
const unknown: DatasetFeature = { type: "json", isUnknown: true };

/**
 * What each endpoint's cases hold, from their values: for folders that keep no description, and for values that differ from it.
 * What the description foresees stays as it says.
 */
export async function inferDescriptions(cases: AsyncIterable<Case>, known: readonly EndpointDescription[]): Promise<EndpointDescription[]> {
  const found = new Map(known.map((description) => [description.endpoint, description]));
  for await (const flagged of cases) {
    const { endpoint } = flagged.run;
    const before = found.get(endpoint);
    const values = [...inferValues("input", flagged.inputs, before), ...inferValues("output", flagged.outputs, before)];
    const hasOption = flagged.flag.option !== null;
    const hasUsername = flagged.user !== null;
    const isNews = values.length > 0 || (hasOption && !before?.hasOption) || (hasUsername && !before?.hasUsername) || !before;
    if (!isNews) continue;
    const news = { endpoint, values, hasOption, hasUsername };
    // The newer one's values come first, and what a person has named stays in its order.
    found.set(endpoint, before ? mergeDescriptions(news, { ...before, values: replaceValues(before.values, values) }) : news);
  }
  return [...found.values()];
}

/** The values that the description lacks or that do not fit it, with features that they fit. */
function inferValues(
  place: DescribedValue["place"],
  values: StoredValues | null,
  known: EndpointDescription | undefined,
): DescribedValue[] {
  return Object.entries(values ?? {}).flatMap(([name, value]) => {
    const before = known?.values.find((one) => one.place === place && one.name === name)?.feature;
    if (before && (value === null || (!hasUnknown(before) && fitsFeature(value, before)))) return [];
    const feature = inferFeature(value);
    return [{ place, name, feature: before ? mergeFeatures(before, feature) : feature }];
  });
}

function replaceValues(before: readonly DescribedValue[], news: readonly DescribedValue[]): DescribedValue[] {
  return before.map((value) => news.find(({ place, name }) => place === value.place && name === value.name) ?? value);
}

function hasUnknown(feature: DatasetFeature): boolean {
  if (feature.type === "list") return hasUnknown(feature.of);
  if (feature.type === "record") return Object.values(feature.fields).some(hasUnknown);
  return feature.type === "json" && feature.isUnknown === true;
}

/** What a stored value is by itself. */
export function inferFeature(value: Json | undefined): DatasetFeature {
  if (value === null || value === undefined) return unknown;
  if (typeof value === "string") return { type: "text" };
  if (typeof value === "number") return { type: "number" };
  if (typeof value === "boolean") return { type: "boolean" };
  if (Array.isArray(value)) return { type: "list", of: value.map(inferFeature).reduce(mergeFeatures, unknown) };
  if (isMediaReference(value)) return fileFeature(value.mime_type);
  const members = Object.entries(value);
  if (members.length === 0 || members.length > longestRecord) return { type: "json" };
  return { type: "record", fields: Object.fromEntries(members.map(([name, member]) => [name, inferFeature(member)])) };
}

/** What a file is by its MIME type. */
export function fileFeature(mimeType: string): DatasetFeature {
  const [family] = mimeType.split("/");
  if (family === "image" || family === "audio" || family === "video") return { type: family };
  return { type: "file" };
}
