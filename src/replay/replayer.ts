import type { MediaStore } from "../cases/media-store.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { FileCache } from "../runs/file-cache.ts";
import { Runner } from "../runs/runner.ts";
import { judgeAttempts } from "./judge-attempts.ts";
import { Places } from "./places.ts";
import { replayCase } from "./replay-case.ts";
import type { Attempt, ReplayResult } from "./replay-result.ts";
import type { ReplayedCase } from "./replayed-case.ts";
import { findEndpoint, type ReplayedDemo } from "./replayed-demo.ts";

/** How each case is run. */
export interface ReplayerOptions {
  /** In milliseconds, for each run of a case. */
  readonly timeoutMs: number;
  /** Runs of each case. */
  readonly repeat: number;
  /** So many of them must be as expected. */
  readonly pass: number;
  readonly files: FileCache;
  /** Ends it early: what runs then is stopped. */
  readonly signal: AbortSignal;
}

/** Where an endpoint sets no limit, so many run at once. */
const concurrencyWithoutLimit = 10;

/** Runs cases through the endpoints of demos, as many at once as those allow. */
export class Replayer {
  /** So many cases at once keep all endpoints busy. */
  readonly width: number;
  readonly #demos: readonly ReplayedDemo[];
  readonly #options: ReplayerOptions & { readonly media: MediaStore };
  readonly #runner: Runner;
  readonly #places = new Map<string, Places>();

  constructor(demos: readonly ReplayedDemo[], options: ReplayerOptions & { readonly media: MediaStore }) {
    const endpoints = demos.flatMap(({ demo }) => demo.parts.endpoints);
    this.width = Math.max(1, ...endpoints.map(({ concurrencyLimit }) => concurrencyLimit ?? concurrencyWithoutLimit));
    this.#demos = demos;
    this.#options = options;
    this.#runner = new Runner({
      endpoints,
      files: options.files,
      version: undefined,
      maxQueue: null,
      afterRun: async () => {},
      onFunctionError: () => {},
    });
  }

  /** Runs a case as often as it must be, and judges it. Throws `HC_ENVIRONMENT` where its endpoint is ambiguous. */
  async replay(one: ReplayedCase): Promise<ReplayResult> {
    const { repeat, pass } = this.#options;
    const { endpoint, path = null } = findEndpoint(this.#demos, one.endpoint) ?? {};
    let durationMs = 0;
    const attempts: Attempt[] = [];
    while (attempts.length < repeat) {
      if (endpoint === undefined) {
        attempts.push({ type: "failed", message: `The demo has no endpoint "${one.endpoint}".`, hasFailedBefore: false });
        break;
      }
      const attempt = await this.#placesOf(endpoint).use(() => {
        const start = performance.now();
        return replayCase(one, endpoint, { ...this.#options, runner: this.#runner }).finally(
          () => (durationMs += performance.now() - start),
        );
      });
      attempts.push(attempt);
    }
    return { case: one, demo: path, durationMs, change: null, link: null, ...judgeAttempts(one, attempts, pass) };
  }

  /** A place of our own, and not of the runner's queue: a function that hangs after its time keeps none. */
  #placesOf({ name, concurrencyId, concurrencyLimit }: Endpoint): Places {
    const key = concurrencyId === undefined ? `endpoint ${name}` : `id ${concurrencyId}`;
    const found = this.#places.get(key) ?? new Places(concurrencyLimit ?? concurrencyWithoutLimit);
    this.#places.set(key, found);
    return found;
  }
}
