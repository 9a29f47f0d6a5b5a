import type { FileData } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type {
  ClientEvent,
  ClientInputs,
  ClientResult,
  ClientRun,
  FlagOptions,
  RunOptions,
  StoredFlag,
  StreamOptions,
  WireValues,
} from "./client-types.ts";
import type { Connection } from "./connection.ts";
import { type DescribedEndpoint, nameInputs, shapeOutputs } from "./described-endpoint.ts";
import { failedRun, readError } from "./read-error.ts";
import { readEvents, type StreamEvent } from "./read-events.ts";
import { RunStream } from "./run-stream.ts";
import { sendFiles } from "./send-files.ts";

/** A demo that runs somewhere. Made by `connect()`. */
export class Client<Of = unknown> {
  readonly #connection: Connection;
  readonly #endpoints: readonly DescribedEndpoint[];

  /** @internal */
  constructor(connection: Connection, endpoints: readonly DescribedEndpoint[]) {
    this.#connection = connection;
    this.#endpoints = endpoints;
  }

  /** Names of the endpoints that the demo tells of. */
  get endpoints(): readonly string[] {
    return this.#endpoints.map(({ name }) => name);
  }

  /**
   * Runs an endpoint to its end: the demo's only one, or the one that is named first.
   *
   * @throws `FailedRun` when the function failed, else `HardcaseError` with the server's code and hint.
   */
  run(inputs: ClientInputs<Of>, options?: RunOptions): Promise<ClientRun<ClientResult<Of>>>;
  run(endpoint: string, inputs?: ClientInputs<Of>, options?: RunOptions): Promise<ClientRun<ClientResult<Of>>>;
  async run(...given: readonly unknown[]): Promise<ClientRun<ClientResult<Of>>> {
    const { name, endpoint, inputs, options } = this.#read(given);
    const { signal } = options;
    const sent = await sendFiles(nameInputs(endpoint, inputs), this.#connection, signal);
    const answer = await this.#connection.postJson(runPath(name), sent, { signal });
    const body = (await answer.json().catch(() => null)) as EndOfRun | null;
    signal?.throwIfAborted();
    if (body === null || body.receipt === undefined) throw readError(answer, body);
    return this.#end(name, endpoint, sent, body);
  }

  /**
   * Runs an endpoint and gives its outputs as they come; `run` of the stream is the run once it has ended. Leaving the loop
   * stops the run.
   *
   * @example
   * import { connect } from "hardcase/client";
   * const client = await connect("http://127.0.0.1:7860");
   * for await (const outputs of client.stream("story", ["Alice", 10])) console.log(outputs);
   */
  stream(inputs: ClientInputs<Of>, options?: StreamOptions): RunStream<ClientResult<Of>>;
  stream(endpoint: string, inputs?: ClientInputs<Of>, options?: StreamOptions): RunStream<ClientResult<Of>>;
  stream(...given: readonly unknown[]): RunStream<ClientResult<Of>> {
    return new RunStream(this.#follow(given));
  }

  async *#follow(given: readonly unknown[]): AsyncGenerator<ClientResult<Of>, ClientRun<ClientResult<Of>>, void> {
    const { name, endpoint, inputs, options } = this.#read(given);
    const { signal, onEvent } = options;
    const sent = await sendFiles(nameInputs(endpoint, inputs), this.#connection, signal);
    const answer = await this.#connection.postJson(runPath(name), sent, { accept: "text/event-stream", signal });
    if (!answer.ok) throw readError(answer, await answer.json().catch(() => null));
    let outputs: WireValues = {};
    let last: string | undefined;
    try {
      for await (const event of readEvents(answer)) {
        if (isTold(event)) onEvent?.(event as unknown as ClientEvent);
        if (event.type === "error" && event.receipt === undefined) throw readError(undefined, event);
        const isEnd = event.type === "done" || event.type === "error";
        if (event.type === "output" || event.type === "done") {
          outputs = { ...outputs, ...(event.outputs as WireValues) };
          const text = JSON.stringify(outputs);
          // The end repeats what a stream has told last.
          if (text !== last) yield shapeOutputs(endpoint?.outputs, outputs) as ClientResult<Of>;
          last = text;
        }
        if (isEnd) return this.#end(name, endpoint, sent, event as unknown as EndOfRun);
      }
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof HardcaseError) throw cause;
      throw new HardcaseError("HC_UNREACHABLE", "The connection to the demo broke off.", { hint: "Run it again.", cause });
    }
    signal?.throwIfAborted();
    throw new HardcaseError("HC_UNREACHABLE", "The demo ended before the run did.", { hint: "Run it again." });
  }

  /**
   * Flags a run as a case, from what `run()` gave: at once, or weeks later. The same run flagged again is the same case.
   *
   * @throws `HardcaseError` with `HC_RECEIPT` when the values are not those of the run, or the server has another secret by now.
   */
  async flag({ receipt, inputs, outputs }: Pick<ClientRun, "receipt" | "inputs" | "outputs">, said: FlagOptions = {}): Promise<StoredFlag> {
    const { option, note, corrected, signal } = said;
    const body = {
      ...{ receipt, inputs, outputs },
      ...(option !== undefined && { option }),
      ...(note !== undefined && { note }),
      ...(corrected !== undefined && { corrected: await sendFiles(corrected, this.#connection, signal) }),
    };
    const answer = await this.#connection.postJson("api/flag", body, { signal });
    if (!answer.ok) throw readError(answer, await answer.json().catch(() => null));
    const { case: id = null, saved } = (await answer.json()) as { readonly case?: string; readonly saved: boolean };
    return { case: id, saved };
  }

  /** The bytes of a file that an output holds. */
  async download({ url }: FileData, { signal }: RunOptions = {}): Promise<Blob> {
    return (await this.#connection.send(url, { ...(signal && { signal }) })).blob();
  }

  #read(given: readonly unknown[]) {
    const [first, ...others] = given;
    const isNamed = typeof first === "string";
    const [inputs, options = {}] = (isNamed ? others : given) as readonly [unknown, StreamOptions?];
    const name = isNamed ? first : this.#onlyOne();
    return { name, endpoint: this.#endpoints.find((one) => one.name === name), inputs, options };
  }

  #onlyOne(): string {
    const [only, ...others] = this.endpoints;
    if (only !== undefined && others.length === 0) return only;
    throw new HardcaseError("HC_NOT_FOUND", `The demo has ${this.endpoints.length} endpoints, and none was named.`, {
      hint: `Name one first: ${this.endpoints.map((name) => `"${name}"`).join(", ") || "it tells of none"}.`,
    });
  }

  #end(name: string, endpoint: DescribedEndpoint | undefined, inputs: WireValues, { run, receipt, outputs, error }: EndOfRun) {
    const ended = { run, endpoint: name, inputs, receipt };
    if (error !== undefined) throw failedRun(error, { ...ended, outputs: null, result: null });
    return { ...ended, outputs: outputs ?? {}, result: shapeOutputs(endpoint?.outputs, outputs ?? {}) as ClientResult<Of> };
  }
}

interface EndOfRun {
  readonly run: string;
  readonly receipt: string;
  readonly outputs?: WireValues;
  readonly error?: unknown;
}

function runPath(endpoint: string): string {
  return `api/run/${encodeURIComponent(endpoint)}`;
}

function isTold({ type }: StreamEvent): boolean {
  return type === "queued" || type === "progress" || type === "message";
}
