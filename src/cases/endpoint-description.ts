import type { DatasetFeature } from "../components/dataset-feature.ts";
import { mergeFeatures } from "../components/merge-features.ts";

/** One value of an endpoint's cases: what it is called there, and what it is in a dataset. */
export interface DescribedValue {
  readonly place: "input" | "output";
  readonly name: string;
  readonly feature: DatasetFeature;
}

/** What the cases of an endpoint hold; JSON. */
export interface EndpointDescription {
  readonly endpoint: string;
  /** Inputs, then outputs. */
  readonly values: readonly DescribedValue[];
  /** Whether its flags carry an option, and a user's name. */
  readonly hasOption: boolean;
  readonly hasUsername: boolean;
}

/** What all cases of an endpoint hold that was described twice, in the order of the newer description. */
export function mergeDescriptions(older: EndpointDescription, newer: EndpointDescription): EndpointDescription {
  const of = ({ values }: EndpointDescription, { place, name }: DescribedValue) =>
    values.find((value) => value.place === place && value.name === name);
  const merged = newer.values.map((value) => {
    const before = of(older, value);
    return before ? { ...value, feature: mergeFeatures(before.feature, value.feature) } : value;
  });
  const all = [...merged, ...older.values.filter((value) => !of(newer, value))];
  return {
    endpoint: newer.endpoint,
    values: (["input", "output"] as const).flatMap((place) => all.filter((value) => value.place === place)),
    hasOption: older.hasOption || newer.hasOption,
    hasUsername: older.hasUsername || newer.hasUsername,
  };
}
