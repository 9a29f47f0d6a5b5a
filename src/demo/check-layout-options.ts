import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";

interface Rule {
  readonly isMet: (value: unknown) => boolean;
  /** What the value must be. */
  readonly rule: string;
}

export const isBoolean: Rule = { isMet: (value) => typeof value === "boolean", rule: "true or false" };

export const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** Refuses options that a layout does not have, or that are of another type. Throws `HC_DEMO`. */
export function checkLayoutOptions(kind: string, options: object, rules: { readonly [name: string]: Rule }): void {
  for (const [name, value] of Object.entries(options)) {
    const rule = rules[name];
    if (rule === undefined) {
      throw new HardcaseError("HC_DEMO", `${kind}() has no option "${name}".`, { hint: `It has ${Object.keys(rules).join(", ")}.` });
    }
    if (value !== undefined && !rule.isMet(value)) {
      throw new HardcaseError("HC_DEMO", `${kind}(): ${name} must be ${rule.rule}, got ${showValue(value)}.`);
    }
  }
}
