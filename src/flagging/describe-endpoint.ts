import type { DescribedValue, EndpointDescription } from "../cases/endpoint-description.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import { describeComponent } from "./describe-component.ts";

/** What an endpoint's cases hold, for whoever makes a dataset of them, or shows them, without the code of the demo. */
export function describeEndpoint(
  { name, inputs, outputs }: Endpoint,
  columns: Pick<EndpointDescription, "hasOption" | "hasUsername" | "callbacks">,
): EndpointDescription {
  const describeAll = (place: DescribedValue["place"], components: readonly NamedComponent[]) =>
    components.map(({ name, component }): DescribedValue => {
      const described = describeComponent(component);
      return { place, name, feature: component.feature, ...(described && { component: described }) };
    });
  return { endpoint: name, values: [...describeAll("input", inputs), ...describeAll("output", outputs)], ...columns };
}
