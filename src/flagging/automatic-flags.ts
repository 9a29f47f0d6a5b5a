import type { ComponentSet } from "../demo/component-types.ts";
import type { FlagRules, RuleRun } from "../demo/flag-rules.ts";
import type { Run } from "../runs/run.ts";

/** Why the server flags a run by itself. */
export interface Reason {
  readonly by: "auto" | "rule";
  readonly rule: string | null;
}

interface AutomaticFlagsOptions {
  readonly rules: FlagRules<ComponentSet, ComponentSet>;
  /** Share of runs to store, from 0 to 1. */
  readonly sample: number;
  readonly isFlaggingErrors: boolean;
  readonly log: (message: string) => void;
}

const automatic: Reason = { by: "auto", rule: null };

/** Decides which runs the server flags by itself: failures, runs that a rule names, and a sample of the rest. */
export class AutomaticFlags {
  readonly #options: AutomaticFlagsOptions;
  /** Rules that have thrown: each is told to the owner once, and flags nothing where it throws. */
  readonly #broken = new Set<string>();

  constructor(options: AutomaticFlagsOptions) {
    this.#options = options;
  }

  /** Whether any run could be flagged. */
  get isOn(): boolean {
    const { rules, sample, isFlaggingErrors } = this.#options;
    return sample > 0 || isFlaggingErrors || Object.keys(rules).length > 0;
  }

  reasonFor(run: Run): Reason | null {
    const { rules, sample, isFlaggingErrors } = this.#options;
    if (run.outputs === null) return isFlaggingErrors ? automatic : null;
    const seen = {
      inputs: run.inputs,
      outputs: run.outputs,
      durationMs: run.durationMs,
      startedAt: run.startedAt,
      version: run.version ?? null,
    };
    const rule = Object.keys(rules).find((name) => this.#says(name, seen as unknown as RuleRun<ComponentSet, ComponentSet>));
    if (rule !== undefined) return { by: "rule", rule };
    return Math.random() < sample ? automatic : null;
  }

  #says(name: string, run: RuleRun<ComponentSet, ComponentSet>): boolean {
    try {
      return this.#options.rules[name]?.(run) === true;
    } catch (error) {
      if (!this.#broken.has(name))
        this.#options.log(`The rule "${name}" threw, and flags nothing: ${error instanceof Error ? error.stack : String(error)}`);
      this.#broken.add(name);
      return false;
    }
  }
}
