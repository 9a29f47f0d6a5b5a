import type { IncomingMessage } from "node:http";

/** A request to a `FakeHub`, read. */
export interface FakeHubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  /** Where this Hub is. */
  readonly url: string;
  /** The name of the user whose token came, if any. */
  readonly user: string | undefined;
}

/** What it is answered with: JSON, or bytes. */
export interface FakeHubAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly json?: unknown;
  readonly bytes?: Buffer;
}

/** An error as the Hub tells it. */
export function hubError(status: number, code: string, message: string): FakeHubAnswer {
  return { status, headers: { "X-Error-Code": code, "X-Error-Message": message }, json: { error: message } };
}
