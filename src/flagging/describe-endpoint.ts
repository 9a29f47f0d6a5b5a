import type { DescribedValue, EndpointDescription } from "../cases/endpoint-description.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";

/** What an endpoint's cases hold, for whoever makes a dataset of them without the code of the demo. */
export function describeEndpoint(
  { name, inputs, outputs }: Endpoint,
  columns: Pick<EndpointDescription, "hasOption" | "hasUsername" | "callbacks">,
): EndpointDescription {
  const describeAll = (place: DescribedValue["place"], components: readonly NamedComponent[]) =>
    components.map((named) => ({ place, name: named.name, feature: named.component.feature }));
  return { endpoint: name, values: [...describeAll("input", inputs), ...describeAll("output", outputs)], ...columns };
}
