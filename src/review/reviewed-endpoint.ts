import type { DescribedValue, EndpointDescription } from "../cases/endpoint-description.ts";
import type { Component } from "../components/component.ts";
import { componentOfKind } from "../components/known-kinds.ts";
import { uniqueNames } from "../datasets/unique-names.ts";
import { componentOfFeature } from "./component-of-feature.ts";

/** A component under the name that an endpoint has for it. */
export interface NamedComponent {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever its types are; each face checks at run time.
  readonly component: Component<any, any, any, any, any>;
}

/** An endpoint of an app that is at hand. */
export interface AppEndpoint {
  readonly name: string;
  readonly inputs: readonly NamedComponent[];
  readonly outputs: readonly NamedComponent[];
  /** Flagging options. */
  readonly options: readonly { readonly label: string; readonly value: string }[];
  /** Whether its data has columns of these. */
  readonly hasOption: boolean;
  readonly hasUsername: boolean;
}

/** A value of an endpoint's cases: what draws it, and the folder of its files. */
export interface ReviewedValue extends NamedComponent {
  readonly folder: string;
}

/** What the cases of an endpoint are made of. */
export interface ReviewedEndpoint extends Pick<AppEndpoint, "name" | "options"> {
  readonly inputs: readonly ReviewedValue[];
  readonly outputs: readonly ReviewedValue[];
}

/** By the app's own components. */
export function endpointOfApp(endpoint: AppEndpoint): ReviewedEndpoint {
  const { name, inputs, outputs, options } = endpoint;
  return { name, options, ...withFolders(inputs, outputs, endpoint) };
}

/** By what the store keeps of an endpoint whose app is not at hand. */
export function endpointOfDescription(description: EndpointDescription): ReviewedEndpoint {
  const of = (place: DescribedValue["place"]) =>
    description.values.filter((value) => value.place === place).map((value) => ({ name: value.name, component: componentOf(value) }));
  return { name: description.endpoint, options: [], ...withFolders(of("input"), of("output"), description) };
}

/** Files of what a reviewer enters lie beside those of the flags. */
function withFolders(
  inputs: readonly NamedComponent[],
  outputs: readonly NamedComponent[],
  { hasOption, hasUsername }: Pick<EndpointDescription, "hasOption" | "hasUsername">,
): Pick<ReviewedEndpoint, "inputs" | "outputs"> {
  const reserved = [...(hasOption ? ["flag"] : []), ...(hasUsername ? ["username"] : []), "timestamp"];
  const folders = uniqueNames(
    [...inputs, ...outputs].map(({ name }) => name),
    reserved,
  );
  const place = (offset: number) => (one: NamedComponent, index: number) => ({ ...one, folder: folders[offset + index] as string });
  return { inputs: inputs.map(place(0)), outputs: outputs.map(place(inputs.length)) };
}

function componentOf({ name, feature, component }: DescribedValue): NamedComponent["component"] {
  const made: NamedComponent["component"] = describedComponent(component) ?? componentOfFeature(feature);
  return made.withLabel(name);
}

/** Undefined where a kind is the owner's own, or another version of hardcase has described it. */
function describedComponent(described: DescribedValue["component"]): NamedComponent["component"] | undefined {
  try {
    return described && componentOfKind(described.kind, described.options);
  } catch {
    return undefined;
  }
}
