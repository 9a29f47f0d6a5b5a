import type { Demo } from "../demo/demo.ts";

/** A run as its client knows it, and as a flag brings it back. */
export interface Ran {
  readonly inputs: { readonly [name: string]: unknown };
  /** `null` when the run failed. */
  readonly outputs: { readonly [name: string]: unknown } | null;
  readonly receipt: string;
}

/** An answer, read. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** What a flag is answered with. */
export interface Flagged {
  readonly case: string;
  readonly saved: boolean;
  readonly delivery: "done" | "pending";
  readonly error: { readonly code: string; readonly message: string; readonly hint?: string; readonly parameter?: string };
}

/**
 * A client of a demo in this process, without a port: for tests that run and flag over HTTP.
 *
 * @example
 * await using client = new DemoClient(demo);
 * const ran = await client.run("shout", { word: "hello" });
 * const { status } = await client.flag(ran, { note: "too loud" });
 */
export class DemoClient implements AsyncDisposable {
  readonly #demo: Demo;
  readonly #headers: { readonly [name: string]: string };

  /** @param headers Sent with every request, for instance `x-hardcase-session`. */
  constructor(demo: Demo, headers: { readonly [name: string]: string } = {}) {
    this.#demo = demo;
    this.#headers = headers;
  }

  /** Sends JSON, and reads JSON; an answer without a body reads as `null`. */
  async send<Body = unknown>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const headers = { "content-type": "application/json", ...this.#headers };
    const request = new Request(`http://127.0.0.1${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const answer = await this.#demo.fetch(request);
    const text = await answer.text();
    return { status: answer.status, body: (text === "" ? null : JSON.parse(text)) as Body };
  }

  async run(endpoint: string, inputs: Ran["inputs"]): Promise<Ran> {
    const { body } = await this.send<Partial<Ran>>("POST", `/api/run/${endpoint}`, inputs);
    return { inputs, outputs: body.outputs ?? null, receipt: body.receipt ?? "" };
  }

  flag(ran: Ran, more: { readonly [member: string]: unknown } = {}): Promise<Answer<Flagged>> {
    return this.send("POST", "/api/flag", { ...ran, ...more });
  }

  change(id: string, { receipt }: Ran, said: { readonly [member: string]: unknown }): Promise<Answer<Flagged>> {
    return this.send("PATCH", `/api/flag/${id}`, { receipt, ...said });
  }

  undo(id: string, { receipt }: Ran): Promise<Answer<Flagged | null>> {
    return this.send("DELETE", `/api/flag/${id}`, { receipt });
  }

  /** Ends the demo, as if its process had ended; the next request starts it again. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#demo.close();
  }
}
