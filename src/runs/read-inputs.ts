import type { FileAccess, Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import type { NamedValues } from "./run.ts";

/**
 * Checks page values that came from anyone, by parameter name, with the components as the page has them. A value that is left out is the component's initial one.
 * Throws `HC_PARAMETER_UNKNOWN`, `HC_VALUE_REQUIRED` or `HC_VALUE_INVALID`, each naming the parameter.
 */
export async function readInputs(
  { name: endpoint, isPreprocessed }: Endpoint,
  inputs: readonly NamedComponent[],
  body: NamedValues,
  files: FileAccess,
): Promise<NamedValues> {
  refuseUnknown(inputs, body, `Endpoint "${endpoint}" has no parameter`);
  const entries = await Promise.all(
    inputs.map(async ({ name, component }) => {
      const value = Object.hasOwn(body, name) ? component.parse(body[name]) : await component.initial(files);
      // Who takes page values as they are takes none as well.
      return [name, isPreprocessed ? requireValue(name, component, value as Json) : (value as Json)] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** Throws `HC_PARAMETER_UNKNOWN` for the first name that no component has. */
export function refuseUnknown(named: readonly NamedComponent[], values: NamedValues, rule: string): void {
  const names = named.map(({ name }) => name);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new HardcaseError("HC_PARAMETER_UNKNOWN", `${rule} "${unknown}".`, {
    parameter: unknown,
    hint: names.length === 0 ? "It takes none." : `It has ${names.map((name) => `"${name}"`).join(", ")}.`,
  });
}

function requireValue(name: string, component: NamedComponent["component"], value: Json): Json {
  if (!component.isEmpty(value)) return value;
  if (component.isOptional) return null;
  throw new HardcaseError("HC_VALUE_REQUIRED", `${name} is required, but nothing was given.`, { parameter: name });
}
