import { Client } from "./client.ts";
import { Connection, type ConnectOptions } from "./connection.ts";
import { readEndpoints } from "./described-endpoint.ts";

export type { FileData } from "../components/file-data.ts";
export { type ErrorCode, HardcaseError } from "../components/hardcase-error.ts";
export { Client } from "./client.ts";
export type {
  ClientEvent,
  ClientInputs,
  ClientResult,
  ClientRun,
  FlagOptions,
  NamedInputs,
  RunOptions,
  Sendable,
  StoredFlag,
  StreamOptions,
  WireValues,
} from "./client-types.ts";
export type { ConnectOptions } from "./connection.ts";
export { type FileAt, fileAt } from "./file-at.ts";
export { FailedRun } from "./read-error.ts";
export type { RunStream } from "./run-stream.ts";

/**
 * Connects to a demo that runs somewhere, in Node and in the browser. With the demo's type, inputs and outputs are known.
 *
 * @param url The address of the page.
 * @throws `HardcaseError` with `HC_UNREACHABLE` when no demo answers, `HC_LOGIN` or `HC_CREDENTIALS` where it asks who calls.
 * @example
 * import { connect } from "hardcase/client";
 * const demo = new Interface((text) => text.toUpperCase(), "text", "text");
 * const client = await connect<typeof demo>("http://127.0.0.1:7860");
 * const { result } = await client.run(["hello"]);
 */
export async function connect<Of = unknown>(url: string | URL, options: ConnectOptions = {}): Promise<Client<Of>> {
  const { auth, headers, signal } = options;
  const connection = new Connection(url, headers);
  if (auth !== undefined) await connection.signIn(auth, signal);
  const answer = await connection.send("openapi.json", { ...(signal && { signal }) });
  return new Client(connection, readEndpoints(await answer.json()));
}
