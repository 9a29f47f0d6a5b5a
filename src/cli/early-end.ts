import { writeSync } from "node:fs";
import { sayError } from "./say-error.ts";

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * What may end a replay before its cases are done: a signal, an error that the app throws outside of a run, or an app that ends the
 * process. The first one fires `signal`, for what was done to be told; a second signal ends at once.
 */
export class EarlyEnd implements Disposable {
  /** The exit code; `null` while nothing has ended it. */
  code: number | null = null;
  readonly #app: string;
  readonly #ending = new AbortController();
  #isReplaying = false;
  #isIdle = false;

  constructor(app: string) {
    this.#app = app;
    for (const name of Object.keys(signals)) process.on(name, this.#onSignal);
    process.on("uncaughtException", this.#onError);
    process.on("beforeExit", this.#onIdle);
    process.on("exit", this.#onExit);
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** From here on there is something to tell. */
  begin(): void {
    this.#isReplaying = true;
  }

  #end(code: number): void {
    this.code ??= code;
    this.#ending.abort();
  }

  #onSignal = (name: keyof typeof signals): void => {
    if (this.#isReplaying && this.code === null) this.#end(signals[name]);
    else {
      this[Symbol.dispose]();
      process.kill(process.pid, name);
    }
  };

  #onError = (error: unknown): void => {
    const what = this.#isReplaying ? "failed outside of a run" : "does not start";
    console.error(`hardcase: ${this.#app} ${what}: ${sayError(error)}.`);
    if (this.#isReplaying) this.#end(2);
    else {
      this[Symbol.dispose]();
      process.exit(2);
    }
  };

  #onIdle = (): void => {
    this.#isIdle = true;
  };

  /** A build must not pass because the app has ended the process, with whatever code. */
  #onExit = (): void => {
    const starting = `does not start: it ${this.#isIdle ? "waits for what nothing can bring" : "ended the process"}`;
    writeSync(
      process.stderr.fd,
      `hardcase: ${this.#app} ${this.#isReplaying ? "ended the process before its cases were replayed" : starting}.\n`,
    );
    process.exitCode = 2;
  };

  [Symbol.dispose](): void {
    for (const name of Object.keys(signals)) process.off(name, this.#onSignal);
    process.off("uncaughtException", this.#onError);
    process.off("beforeExit", this.#onIdle);
    process.off("exit", this.#onExit);
  }
}
