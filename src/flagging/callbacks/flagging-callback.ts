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
 * Names the case that a callback is told of: the same however often it is told, so that one who keeps it by this name keeps
 * it once, and finds it again when it changes or is taken back.
 *
 * @example
 * class MirrorCallback extends FlaggingCallback {
 *   override setup(): void {}
 *
 *   override flag(flagData: ArrayLike<unknown> | Iterable<unknown>, option?: string | null, _user?: string | null, delivery?: FlagDelivery) {
 *     return this.#send("PUT", delivery, JSON.stringify({ values: toFlagValues(flagData), option }));
 *   }
 *
 *   override update(...told: Parameters<Required<FlaggingCallback>["update"]>) {
 *     return this.flag(...told);
 *   }
 *
 *   override undo(delivery: FlagDelivery) {
 *     return this.#send("DELETE", delivery);
 *   }
 *
 *   async #send(method: string, delivery?: FlagDelivery, body?: string): Promise<void> {
 *     await fetch(`https://example.org/cases/${delivery?.case}`, { method, ...(body !== undefined && { body }) });
 *   }
 * }
 */
export interface FlagDelivery {
  /** The case's id (UUIDv7). */
  readonly case: string;
  /**
   * Whether the flag still stands as it was told, for a callback that keeps it for a while: one that has changed or was taken back
   * meanwhile is told again in any case.
   */
  readonly isCurrent?: () => Promise<boolean>;
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
   * Stores one flag. The case is kept already: when this throws or takes long, the page says that delivery is pending, and
   * it is called again, also after a restart. A flag may thus be told twice, with the same `delivery.case`.
   *
   * @param flagData Page values, one for each component; a failed run has `null` for its outputs. A file in them lies in the
   * flagging directory already, and can be read at its `url`, which begins with `file:`.
   * @param flagOption The chosen option's value, where there are options.
   * @param username Who is signed in, where the demo asks for it.
   * @param delivery Which case it is; left out where code calls `flag` itself.
   */
  abstract flag(
    flagData: ArrayLike<unknown> | Iterable<unknown>,
    flagOption?: string | null,
    username?: string | null,
    delivery?: FlagDelivery,
  ): unknown;

  /** Called when an option, a note or a correction of a flag has changed. Without it a callback is not told. */
  update?(
    flagData: ArrayLike<unknown> | Iterable<unknown>,
    flagOption: string | null,
    username: string | null,
    delivery: FlagDelivery,
  ): unknown;

  /** Called when a flag was taken back. Without it a callback is not told. */
  undo?(delivery: FlagDelivery): unknown;

  /** Whether flags are gathered before they are delivered: then a flag is answered at once, its delivery pending. Default `false`. */
  readonly isGathering?: boolean;

  /** Called when the demo ends: what was told and not yet delivered is to be delivered now, or to fail. */
  close?(): unknown;
}

/**
 * The values of a flag as an array, from anything that holds values in order.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` for anything else.
 * @example
 * const [num1, operation, num2, output] = toFlagValues([5, "add", 7, 12]);
 */
export function toFlagValues(flagData: ArrayLike<unknown> | Iterable<unknown>): unknown[] {
  const isList = typeof flagData === "object" && flagData !== null && (Symbol.iterator in flagData || "length" in flagData);
  if (isList) return Array.from(flagData);
  throw new HardcaseError("HC_VALUE_INVALID", `flagData must be a list with a value for each component, got ${showValue(flagData)}.`);
}
