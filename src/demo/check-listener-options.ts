import { HardcaseError } from "../components/hardcase-error.ts";
import { Listener } from "../components/listener.ts";
import type { ListenerOptions } from "../components/listener-options.ts";
import { showValue } from "../components/show-value.ts";

const triggerModes = ["once", "multiple", "alwaysLast"];
/** Their types depend on the listener's components. */
const typedOptions = ["validator", "compare"] as const;
/** A misspelt option would be passed over without a word. */
const optionNames: Readonly<Record<keyof ListenerOptions | (typeof typedOptions)[number], true>> = {
  preprocess: true,
  postprocess: true,
  showProgress: true,
  concurrencyLimit: true,
  concurrencyId: true,
  queue: true,
  debounce: true,
  apiName: true,
  apiDescription: true,
  apiVisibility: true,
  triggerMode: true,
  cancels: true,
  batch: true,
  maxBatchSize: true,
  validator: true,
  compare: true,
};

const progressModes = ["full", "minimal", "hidden"];

/** Refuses options that no listener can have; those of its endpoint are checked with the endpoint. Throws `HC_DEMO`. */
export function checkListenerOptions(options: ListenerOptions, place: string): void {
  const { triggerMode, showProgress, debounce, cancels = [] } = options;
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(optionNames, name));
  if (unknown !== undefined) {
    const names = Object.keys(optionNames);
    throw new HardcaseError("HC_DEMO", `${place} has no option "${unknown}".`, { hint: `It has ${names.join(", ")}.` });
  }
  checkOneOf("triggerMode", triggerMode, triggerModes, place);
  checkOneOf("showProgress", showProgress, progressModes, place);
  if (debounce !== undefined && !(Number.isFinite(debounce) && debounce >= 0)) {
    throw new HardcaseError("HC_DEMO", `${place}: debounce must be a number of milliseconds from 0 up, got ${showValue(debounce)}.`);
  }
  const foreign = (Array.isArray(cancels) ? cancels : [cancels]).find((one) => !(one instanceof Listener));
  if (foreign === undefined) return;
  throw new HardcaseError("HC_DEMO", `${place}: cancels must be listeners, got ${showValue(foreign)}.`, {
    hint: "Give it what an event returned, such as that of button.click().",
  });
}

function checkOneOf(name: string, value: unknown, allowed: readonly string[], place: string): void {
  if (value === undefined || allowed.includes(value as string)) return;
  const words = allowed.map((word) => `"${word}"`).join(", ");
  throw new HardcaseError("HC_DEMO", `${place}: ${name} must be one of ${words}, got ${showValue(value)}.`);
}
