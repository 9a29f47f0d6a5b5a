import { HardcaseError } from "../components/hardcase-error.ts";
import type { ReadSet } from "./component-set.ts";
import type { NamedComponent } from "./endpoint.ts";
import type { Parameter } from "./parameter-names.ts";

/** Names inputs by their label, else the record's key, else the function's parameter, else `Input 1`. */
export function nameInputs({ shape, entries }: ReadSet, parameters: readonly Parameter[]): NamedComponent[] {
  const named = entries.map(({ component, key }, index) => {
    const parameter = shape === "record" ? undefined : parameters[index]?.name;
    const name = component.label ?? key ?? parameter ?? `Input ${index + 1}`;
    return { name, component: component.withLabel(name), source: component };
  });
  return refuseRepeats(named, "input");
}

/** Names outputs by their label, else the record's key, else `Output`; a unified component keeps its input's name. */
export function nameOutputs({ entries }: ReadSet, inputs: readonly NamedComponent[]): NamedComponent[] {
  const named = entries.map(({ component, key }, index) => {
    const unified = inputs.find(({ source }) => source === component)?.name;
    const name = component.label ?? key ?? unified ?? (entries.length === 1 ? "Output" : `Output ${index + 1}`);
    return { name, component: component.withLabel(name), source: component };
  });
  return refuseRepeats(named, "output");
}

function refuseRepeats(named: NamedComponent[], place: "input" | "output"): NamedComponent[] {
  const seen = new Set<string>();
  for (const { name, component } of named) {
    // What the server holds is under no key.
    if (component.isHeld) continue;
    if (seen.has(name)) {
      throw new HardcaseError(
        "HC_DEMO",
        `Two ${place}s are named "${name}", but names must differ: they are keys of the API and of the data.`,
        {
          hint: `Give one of them another label, for instance { label: "${name} 2" }.`,
        },
      );
    }
    seen.add(name);
  }
  return named;
}
