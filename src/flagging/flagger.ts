import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { FlagReceiver } from "../demo/flagging-options.ts";
import type { NamedValues } from "../runs/run.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";

/** What is flagged: page values of a run, checked. */
export interface Flag {
  readonly inputs: NamedValues;
  /** `null` when the run failed. */
  readonly outputs: NamedValues | null;
  readonly option: string | null;
}

/** Hands the flags of one endpoint to its callbacks. */
export class Flagger {
  readonly #endpoint: Endpoint;
  readonly #callbacks: readonly FlagReceiver[];

  private constructor(endpoint: Endpoint, callbacks: readonly FlagReceiver[]) {
    this.#endpoint = endpoint;
    this.#callbacks = callbacks;
  }

  /** Sets the callbacks up; nothing is written before the first flag. */
  static async open(endpoint: Endpoint, { callbacks, dir, mode, options }: FlaggingSettings): Promise<Flagger> {
    const components = [...endpoint.inputs, ...endpoint.outputs].map(({ component }) => component);
    const columns = { hasOption: mode === "manual" && options.length > 0, hasUsername: false };
    for (const callback of callbacks) await callback.setup(components, dir, columns);
    return new Flagger(endpoint, callbacks);
  }

  /** Resolves once every callback has stored the flag; else throws what the first one threw, after all were tried. */
  async flag({ inputs, outputs, option }: Flag): Promise<void> {
    const values: Json[] = [
      ...this.#endpoint.inputs.map(({ name }) => inputs[name] ?? null),
      ...this.#endpoint.outputs.map(({ name }) => outputs?.[name] ?? null),
    ];
    const attempts = await Promise.allSettled(this.#callbacks.map(async (callback) => callback.flag(values, option, null)));
    const failed = attempts.find((attempt) => attempt.status === "rejected");
    if (failed) throw toStoreError(failed.reason);
  }
}

/** An owner's callback may throw anything; the visitor learns that the flag is not safe, the owner's log why. */
function toStoreError(reason: unknown): HardcaseError {
  if (reason instanceof HardcaseError) return reason;
  return new HardcaseError("HC_STORE", "The flag was not stored everywhere: a callback failed.", {
    hint: "The owner's log says why.",
    cause: reason,
  });
}
