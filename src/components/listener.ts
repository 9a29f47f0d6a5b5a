import type { ComponentEvent } from "./component-event.ts";
import { HardcaseError } from "./hardcase-error.ts";
import type { ListenerOptions } from "./listener-options.ts";
import type { AddListener, TypedSet } from "./listener-types.ts";

/** What makes a listener run. */
export type ListenerEvent = ComponentEvent | "load" | "unload" | "then" | "success" | "failure";

/** A listener as data, for the demo to read. */
export interface ListenerParts {
  readonly event: ListenerEvent;
  readonly fn: ((...parameters: never[]) => unknown) | null;
  readonly inputs: TypedSet;
  readonly outputs: TypedSet;
  readonly options: ListenerOptions & {
    readonly validator?: (...values: never[]) => unknown;
    readonly compare?: (expected: never, actual: never, about: never) => unknown;
  };
}

let count = 0;

/** A function that runs at an event. Made by the events of components, such as `button.click()`. */
export class Listener {
  /** @internal */
  readonly parts: ListenerParts;
  /** Listeners of a demo keep the order in which they were made. @internal */
  readonly order = count++;
  readonly #next: Listener[] = [];

  /** @internal */
  constructor(parts: ListenerParts) {
    this.parts = parts;
  }

  /** Listeners that run after this one. @internal */
  get next(): readonly Listener[] {
    return this.#next;
  }

  /** Runs another function after this one's end, also after an error, but not when it was stopped. */
  // biome-ignore lint/suspicious/noThenProperty: the field's own word for it; an await of it is refused with what to do.
  declare readonly then: AddListener;
  /** Runs another function after this one, unless it failed. */
  declare readonly success: AddListener;
  /** Runs another function after this one has failed. */
  declare readonly failure: AddListener;

  /** @internal */
  chain(event: "then" | "success" | "failure", parameters: Parameters<AddListener>): Listener {
    const listener = newListener(event, parameters);
    this.#next.push(listener);
    return listener;
  }
}

/** Makes a listener of the parameters of an event's method. @internal */
export function newListener(event: ListenerEvent, [fn, inputs = null, outputs = null, options = {}]: Parameters<AddListener>): Listener {
  if (typeof inputs === "function") {
    // What JavaScript does to whatever has a `then`.
    throw new HardcaseError("HC_DEMO", "A listener cannot be awaited or returned from an async function.", {
      hint: "Its then() adds another listener; write the call without await.",
    });
  }
  return new Listener({ event, fn: fn as ListenerParts["fn"], inputs, outputs, options });
}

for (const event of ["then", "success", "failure"] as const) {
  Object.defineProperty(Listener.prototype, event, {
    value(this: Listener, ...parameters: Parameters<AddListener>) {
      return this.chain(event, parameters);
    },
  });
}
