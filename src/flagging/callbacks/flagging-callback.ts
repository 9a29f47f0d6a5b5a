import type { Component } from "../../components/component.ts";
import { HardcaseError } from "../../components/hardcase-error.ts";
import { showValue } from "../../components/show-value.ts";

/** Columns beside the components' own; they are fixed by how the demo is configured, never by what the first flag holds. */
export interface FlagColumns {
  /** Whether flags carry one of the owner's options. Default `false`. */
  readonly hasOption?: boolean;
  /** Whether flags carry the name of a signed-in user. Default `false`. */
  readonly hasUsername?: boolean;
}

/**
 * Where flags are delivered. Extend it to send them wherever you like, and pass an instance as `flaggingCallback`.
 *
 * @example
 * class WebhookCallback extends FlaggingCallback {
 *   #labels: (string | undefined)[] = [];
 *
 *   override setup(components: readonly Component[]): void {
 *     this.#labels = components.map(({ label }) => label);
 *   }
 *
 *   override async flag(flagData: ArrayLike<unknown> | Iterable<unknown>, flagOption?: string | null): Promise<void> {
 *     const body = JSON.stringify({ labels: this.#labels, values: toFlagValues(flagData), option: flagOption });
 *     await fetch("https://example.org/flags", { method: "POST", body });
 *   }
 * }
 */
export abstract class FlaggingCallback {
  /**
   * Called once before the first flag. It should write nothing yet: a demo that is never flagged leaves no folder.
   *
   * @param components Inputs, then outputs, as they will come in `flag`.
   * @param flaggingDir The folder for flagged data, which need not exist.
   */
  abstract setup(components: readonly Component[], flaggingDir: string, columns?: FlagColumns): void | Promise<void>;

  /**
   * Stores one flag; the page says "Flagged" once this has returned or resolved, and shows the message of what it throws.
   *
   * @param flagData Page values, one for each component; a failed run has `null` for its outputs.
   * @param flagOption The chosen option's value, where there are options.
   * @param username Who is signed in, where the demo asks for it.
   */
  abstract flag(flagData: ArrayLike<unknown> | Iterable<unknown>, flagOption?: string | null, username?: string | null): unknown;
}

/**
 * The values of a flag as an array, from anything that holds values in order.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` for anything else.
 * @example
 * const [num1, operation, num2, output] = toFlagValues(flagData);
 */
export function toFlagValues(flagData: ArrayLike<unknown> | Iterable<unknown>): unknown[] {
  const isList = typeof flagData === "object" && flagData !== null && (Symbol.iterator in flagData || "length" in flagData);
  if (isList) return Array.from(flagData);
  throw new HardcaseError("HC_VALUE_INVALID", `flagData must be a list with a value for each component, got ${showValue(flagData)}.`);
}
