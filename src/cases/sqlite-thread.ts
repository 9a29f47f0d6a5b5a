import type { Worker } from "node:worker_threads";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { CaseStore } from "./case-store.ts";
import type { SentError, StoreAnswer, StoreCall, StoreMethod } from "./sqlite-thread-messages.ts";
import { startSqliteWorker } from "./start-sqlite-worker.ts";

interface OpenCall {
  resolve(value: unknown): void;
  reject(error: HardcaseError): void;
}

/** A thread with a store in it, started by the first call. It keeps the program alive only while a call is under way. */
export class SqliteThread {
  readonly #directory: string;
  readonly #calls = new Map<number, OpenCall>();
  #worker: Worker | undefined;
  #lastId = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Resolves once the database is open and in the newest format. */
  async open(): Promise<void> {
    await this.#send("open", []);
  }

  call<Method extends StoreMethod>(method: Method, ...given: Parameters<CaseStore[Method]>): ReturnType<CaseStore[Method]> {
    return this.#send(method, given) as ReturnType<CaseStore[Method]>;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    try {
      await this.#send("close", []);
    } finally {
      await worker.terminate();
    }
  }

  #send(method: StoreCall["method"], given: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#start();
      const worker = this.#worker;
      const id = ++this.#lastId;
      worker.postMessage({ id, method, given } satisfies StoreCall);
      this.#calls.set(id, { resolve, reject });
      worker.ref();
    });
  }

  #start(): Worker {
    const worker = startSqliteWorker({ directory: this.#directory });
    worker.on("message", (answer: StoreAnswer) => this.#end(worker, answer));
    worker.on("error", (error) => this.#lose(error));
    worker.on("exit", () => this.#lose(undefined));
    return worker;
  }

  #end(worker: Worker, answer: StoreAnswer): void {
    const call = this.#calls.get(answer.id);
    this.#calls.delete(answer.id);
    if (this.#calls.size === 0) worker.unref();
    if ("error" in answer) call?.reject(toError(answer.error));
    else call?.resolve(answer.value);
  }

  /** The next call starts another thread. */
  #lose(cause: unknown): void {
    this.#worker = undefined;
    const lost = [...this.#calls.values()];
    this.#calls.clear();
    for (const { reject } of lost)
      reject(new HardcaseError("HC_STORE", "The case store has stopped in the middle of its work.", { cause }));
  }
}

function toError({ code, message, hint, parameter, cause }: SentError): HardcaseError {
  return new HardcaseError(code, message, { cause, ...(hint !== undefined && { hint }), ...(parameter !== undefined && { parameter }) });
}
