import type { DatasetFeature } from "../components/dataset-feature.ts";
import type { Json } from "../components/define-component.ts";
import { mergeFeatures } from "../components/merge-features.ts";

/** One value of an endpoint's cases: what it is called there, and what it is in a dataset. */
export interface DescribedValue {
  readonly place: "input" | "output";
  readonly name: string;
  readonly feature: DatasetFeature;
  /** The component that shows it, with those of its options that JSON can hold; absent in what older versions wrote. */
  readonly component?: DescribedComponent;
}

export interface DescribedComponent {
  readonly kind: string;
  readonly options: { readonly [option: string]: Json };
}

/** A callback of a demo, so that whoever erases a case knows who else keeps it. */
export interface DescribedCallback {
  /** As deliveries carry it. */
  readonly name: string;
  /** What erasing does about its copies: removes them itself, tells the callback, or can do nothing. */
  readonly copies: "in the folder" | "removed when told" | "out of reach";
}

/** What the cases of an endpoint hold; JSON. */
export interface EndpointDescription {
  readonly endpoint: string;
  /** Inputs, then outputs. */
  readonly values: readonly DescribedValue[];
  /** Whether its flags carry an option, and a user's name. */
  readonly hasOption: boolean;
  readonly hasUsername: boolean;
  /** Every callback that the demo ever had; absent in what older versions wrote. */
  readonly callbacks?: readonly DescribedCallback[];
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
  const callbacks = new Map([...(older.callbacks ?? []), ...(newer.callbacks ?? [])].map((callback) => [callback.name, callback]));
  return {
    endpoint: newer.endpoint,
    values: (["input", "output"] as const).flatMap((place) => all.filter((value) => value.place === place)),
    hasOption: older.hasOption || newer.hasOption,
    hasUsername: older.hasUsername || newer.hasUsername,
    ...(callbacks.size > 0 && { callbacks: [...callbacks.values()] }),
  };
}
