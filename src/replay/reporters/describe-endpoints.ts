import type { Endpoint, NamedComponent } from "../../demo/endpoint.ts";
import type { ReportComponent, ReportEndpoints } from "./html-report-data.ts";

/** What the page of a report needs to draw the values of these endpoints. */
export function describeEndpoints(endpoints: readonly Endpoint[]): ReportEndpoints {
  return Object.fromEntries(
    endpoints.map(({ name, inputs, outputs }) => [name, { inputs: describeAll(inputs), outputs: describeAll(outputs) }]),
  );
}

function describeAll(components: readonly NamedComponent[]): { readonly [name: string]: ReportComponent } {
  return Object.fromEntries(components.map(({ name, component }) => [name, { kind: component.kind, options: component.viewOptions() }]));
}
