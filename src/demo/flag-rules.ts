import type { ComponentLike, ComponentSet, ValueOfOne } from "./component-types.ts";

/** A run that did not fail, as a rule sees it. Values are page values by name. */
export interface RuleRun<Inputs extends ComponentSet, Outputs extends ComponentSet> {
  readonly inputs: NamedValuesOf<Inputs>;
  readonly outputs: NamedValuesOf<Outputs> &
    (Outputs extends ComponentLike ? { readonly Output: NonNullable<ValueOfOne<Outputs>> } : unknown);
  /** From the call of the function to its last output. */
  readonly durationMs: number;
  readonly startedAt: Date;
  readonly version: string | null;
}

/** Rules by name: a run is flagged when one says `true`, and the case names the first that did. */
export interface FlagRules<Inputs extends ComponentSet, Outputs extends ComponentSet> {
  readonly [name: string]: (run: RuleRun<Inputs, Outputs>) => boolean;
}

/** A record's keys are its names; the other names are known only when the demo is made. */
type NamedValuesOf<Set extends ComponentSet> = Set extends null
  ? Record<string, never>
  : Set extends ComponentLike
    ? { readonly [name: string]: NonNullable<ValueOfOne<Set>> }
    : Set extends readonly ComponentLike[]
      ? { readonly [name: string]: NonNullable<ValueOfOne<Set[number]>> }
      : { readonly [Name in keyof Set]: NonNullable<ValueOfOne<Set[Name]>> };
