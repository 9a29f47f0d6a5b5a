import type { Listener } from "./listener.ts";

/**
 * Who sees an endpoint in the API: everybody (`"public"`), those who know its name (`"undocumented"`), or the demo's own page
 * alone (`"private"`: other clients cannot call it).
 */
export type ApiVisibility = "public" | "undocumented" | "private";

/** How a listener runs its function. */
export interface ListenerOptions {
  /** `false` gives the function page values, as a callback's `flag()` takes them. Default `true`. */
  readonly preprocess?: boolean;
  /** `false` takes what the function returns for page values. Default `true`. */
  readonly postprocess?: boolean;
  /** What the outputs show of a run under way. Default `"full"`. */
  readonly showProgress?: "full" | "minimal" | "hidden";
  /** Runs at once; more wait in order. Default 10; `null` for no limit. */
  readonly concurrencyLimit?: number | null;
  /** Listeners of one id share one queue and its limit. Default: each has its own. */
  readonly concurrencyId?: string;
  /** `false` runs at once, without a place in the queue. Default `true`. */
  readonly queue?: boolean;
  /** Waits for a pause of this many milliseconds before it runs. Default 0, and 150 for `input`. */
  readonly debounce?: number;
  /** Name of the endpoint in the API. Default: the function's name. */
  readonly apiName?: string;
  /** What the endpoint does, told to programs and to agents. */
  readonly apiDescription?: string;
  /** Who sees the endpoint in the API, and may call it there. Default `"public"`. */
  readonly apiVisibility?: ApiVisibility;
  /**
   * What another event does while a run is under way: nothing (`"once"`), a run beside it (`"multiple"`), or one more run with
   * the last values after it (`"alwaysLast"`). Default: `"alwaysLast"` for `change`, `input`, `release` and `stream`, else `"once"`.
   */
  readonly triggerMode?: "once" | "multiple" | "alwaysLast";
  /** Listeners whose runs under way are stopped when this one starts. */
  readonly cancels?: Listener | readonly Listener[];
  /** Hands several waiting runs to one call: the function gets a list for each input and returns a list for each output. Default `false`. */
  readonly batch?: boolean;
  /** Runs in one call at most, with `batch`. Default 4. */
  readonly maxBatchSize?: number;
}
