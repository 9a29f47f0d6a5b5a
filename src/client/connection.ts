import { HardcaseError } from "../components/hardcase-error.ts";
import { readError } from "./read-error.ts";

/** Options of `connect()`. */
export interface ConnectOptions {
  /** Name and password, where the demo asks for them. */
  readonly auth?: readonly [username: string, password: string];
  /** Sent with every request, for instance what a proxy asks for. */
  readonly headers?: { readonly [name: string]: string };
  readonly signal?: AbortSignal;
}

/** The way to one demo: its address, and what shows who is calling. */
export class Connection {
  readonly #base: URL;
  readonly #headers: Record<string, string>;

  constructor(url: string | URL, headers: ConnectOptions["headers"] = {}) {
    this.#base = new URL(url);
    if (!this.#base.pathname.endsWith("/")) this.#base.pathname += "/";
    // The server keeps the state of each client by its name.
    this.#headers = { "x-hardcase-page": crypto.randomUUID(), ...headers };
  }

  /** The whole address of what the server names. */
  addressOf(path: string): URL {
    return new URL(path, this.#base);
  }

  /** Signs in, for all that follows. Throws `HC_CREDENTIALS` where the password is wrong. */
  async signIn([username, password]: readonly [string, string], signal?: AbortSignal): Promise<void> {
    const answer = await this.send("login", {
      method: "POST",
      body: new URLSearchParams({ username, password }),
      ...(signal && { signal }),
    });
    // A browser keeps the cookie by itself, and shows it to no script.
    const cookies = answer.headers.getSetCookie?.().map((cookie) => cookie.split(";")[0]) ?? [];
    if (cookies.length > 0) this.#headers.cookie = cookies.join("; ");
    await answer.body?.cancel();
  }

  /** What an address answers; one of the demo's own is shown who is calling. */
  async fetchAny(url: string, signal?: AbortSignal): Promise<Response> {
    if (url.startsWith(this.#base.href)) return this.send(url, { ...(signal && { signal }) });
    const answer = await fetch(url, { ...(signal && { signal }) });
    if (answer.ok) return answer;
    throw new HardcaseError("HC_FILE_UNKNOWN", `${url} answered with status ${answer.status}, and gave no file.`);
  }

  async postJson(path: string, body: unknown, init: { readonly accept?: string; readonly signal?: AbortSignal | undefined } = {}) {
    const headers = { "content-type": "application/json", accept: init.accept ?? "application/json" };
    return this.answer(path, { method: "POST", headers, body: JSON.stringify(body), ...(init.signal && { signal: init.signal }) });
  }

  /** What the server answers, where that is no error; else throws it. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await this.answer(path, init);
    if (!answer.ok) throw readError(answer, await answer.json().catch(() => null));
    return answer;
  }

  /** Whatever the server answers. Throws `HC_UNREACHABLE` when nothing does. */
  async answer(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...this.#headers, ...(init.headers as Record<string, string>) };
    try {
      return await fetch(this.addressOf(path), { credentials: "include", ...init, headers });
    } catch (cause) {
      init.signal?.throwIfAborted();
      throw new HardcaseError("HC_UNREACHABLE", `${this.#base.href} cannot be reached.`, {
        hint: "Check that the demo is running.",
        cause,
      });
    }
  }
}
