import { once } from "node:events";
import { connect } from "node:net";

/**
 * A client that keeps one connection to 127.0.0.1 and posts JSON, one request at a time. It does next to nothing per request, so
 * that the servers are measured and not the client.
 */
export class HttpClient {
  #socket;
  #received = "";
  /** @type {((answer: Answer) => void) | undefined} */
  #resolve;
  /** @type {((error: Error) => void) | undefined} */
  #reject;

  /** @typedef {{ status: number, body: string }} Answer */

  /** @param {number} port */
  constructor(port) {
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
    // Every character is one byte, so that content-length counts characters.
    this.#socket.setEncoding("latin1");
    this.#socket.on("data", (chunk) => this.#receive(String(chunk)));
    this.#socket.on("error", (error) => this.#reject?.(error));
    this.#socket.on("close", () => this.#reject?.(new Error("The server closed the connection.")));
  }

  async ready() {
    await once(this.#socket, "connect");
    return this;
  }

  /**
   * @param {string} path
   * @param {string} body
   * @returns {Promise<Answer>}
   */
  post(path, body) {
    return this.#send(`POST ${path}`, `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /**
   * @param {string} path
   * @returns {Promise<Answer>}
   */
  get(path) {
    return this.#send(`GET ${path}`, "\r\n");
  }

  /**
   * @param {string} line
   * @param {string} rest
   * @returns {Promise<Answer>}
   */
  #send(line, rest) {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket.write(`${line} HTTP/1.1\r\nHost: 127.0.0.1\r\n${rest}`);
    });
  }

  close() {
    this.#reject = undefined;
    this.#socket.destroy();
  }

  /** @param {string} chunk */
  #receive(chunk) {
    this.#received += chunk;
    const end = this.#received.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = this.#received.slice(0, end);
    const body = this.#received.slice(end + 4);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    const isStream = /\r\ntransfer-encoding: *chunked/i.test(head);
    if (length === undefined && !isStream) {
      this.#reject?.(new Error("The server answered with neither a content-length nor chunks."));
      return;
    }
    if (isStream ? !body.endsWith("\r\n0\r\n\r\n") : body.length < Number(length)) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = "";
    this.#resolve?.({ status, body });
  }
}

/**
 * Opens connections, hands them to the work, and closes them.
 *
 * @template Result
 * @param {number} port
 * @param {number} count
 * @param {(clients: readonly HttpClient[]) => Promise<Result>} work
 */
export async function withClients(port, count, work) {
  const clients = await Promise.all(Array.from({ length: count }, () => new HttpClient(port).ready()));
  try {
    return await work(clients);
  } finally {
    for (const client of clients) client.close();
  }
}
