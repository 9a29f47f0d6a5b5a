import type { DescribedComponent } from "../cases/endpoint-description.ts";
import type { ComponentOptions } from "../components/component.ts";
import type { Json } from "../components/define-component.ts";

/** Longer options, such as a list of thousands of choices, would weigh on every page that shows the cases. */
const mostBytes = 20_000;

/** What draws a component's values where its code is not at hand; undefined where its options are too many to keep. */
export function describeComponent(component: {
  readonly kind: string;
  readonly options: ComponentOptions;
}): DescribedComponent | undefined {
  // The initial value is none of the cases, and may be a file.
  const { value: _initial, ...options } = component.options as ComponentOptions & { readonly value?: unknown };
  const entries: [string, unknown][] = Object.entries(options);
  const kept = Object.fromEntries(entries.filter((entry): entry is [string, Json] => isJson(entry[1])));
  return Buffer.byteLength(JSON.stringify(kept)) > mostBytes ? undefined : { kind: component.kind, options: kept };
}

/** Whether it comes back from JSON as it was; members that are undefined count as absent. */
function isJson(value: unknown): value is Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every(isJson);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((member) => member === undefined || isJson(member));
}
