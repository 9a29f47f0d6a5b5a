import type { ClientRun } from "./client-types.ts";

/** The outputs of a run as they come. It runs once, and starts when it is first read. */
export class RunStream<Result> implements AsyncIterable<Result> {
  readonly #outputs: AsyncGenerator<Result, ClientRun<Result>, void>;
  readonly #ended: Promise<ClientRun<Result>>;
  #resolve: (run: ClientRun<Result>) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  /** @internal */
  constructor(outputs: AsyncGenerator<Result, ClientRun<Result>, void>) {
    this.#outputs = outputs;
    this.#ended = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever never asks for the run is told by the loop.
    this.#ended.catch(() => {});
  }

  /** The run, once the loop over its outputs has ended; rejects when it failed or was left. */
  get run(): Promise<ClientRun<Result>> {
    return this.#ended;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Result, void, void> {
    try {
      for (let next = await this.#outputs.next(); ; next = await this.#outputs.next()) {
        if (next.done) {
          this.#resolve(next.value);
          return;
        }
        yield next.value;
      }
    } catch (error) {
      this.#reject(error);
      throw error;
    } finally {
      await this.#outputs.return(undefined as never);
      this.#reject(new DOMException("The stream was left before its end.", "AbortError"));
    }
  }
}
