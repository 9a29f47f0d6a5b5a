import type { NamedComponent } from "../../demo/endpoint.ts";
import type { ReplayedDemo } from "../replayed-demo.ts";
import { showEndpoint } from "./describe-result.ts";
import type { ReportComponent, ReportEndpoints } from "./html-report-data.ts";

/** What the page of a report needs to draw the values of the demos' endpoints. */
export function describeEndpoints(demos: readonly ReplayedDemo[]): ReportEndpoints {
  const all = demos.flatMap(({ demo, path }) => demo.parts.endpoints.map((endpoint) => ({ ...endpoint, path })));
  return Object.fromEntries(
    all.map(({ path, name, inputs, outputs }) => [
      showEndpoint(path, name),
      { inputs: describeAll(inputs), outputs: describeAll(outputs) },
    ]),
  );
}

function describeAll(components: readonly NamedComponent[]): { readonly [name: string]: ReportComponent } {
  return Object.fromEntries(components.map(({ name, component }) => [name, { kind: component.kind, options: component.viewOptions() }]));
}
