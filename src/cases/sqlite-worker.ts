// Runs in a thread of its own, so that neither the disk nor a long search ever stops the server.
import { parentPort, workerData } from "node:worker_threads";
import type { HardcaseError } from "../components/hardcase-error.ts";
import { SqlCaseStore } from "./sql-case-store.ts";
import { SqliteCaseDatabase } from "./sqlite-case-database.ts";
import { sqliteStoreError } from "./sqlite-store-error.ts";
import type { SentError, SqliteThreadData, StoreAnswer, StoreCall } from "./sqlite-thread-messages.ts";

const { directory } = workerData as SqliteThreadData;
const opened = SqliteCaseDatabase.open(directory).then((database) => new SqlCaseStore(database));
// Whoever calls learns that it failed.
opened.catch(() => {});

parentPort?.on("message", (call: StoreCall) => {
  void answer(call).then((message) => parentPort?.postMessage(message));
});

async function answer({ id, method, given }: StoreCall): Promise<StoreAnswer> {
  try {
    const store = await opened;
    if (method === "open") return { id, value: store.startPreparing() };
    if (method === "close") return { id, value: await store[Symbol.asyncDispose]() };
    const call = store[method] as (...given: unknown[]) => Promise<unknown>;
    return { id, value: await call.apply(store, [...given]) };
  } catch (error) {
    return { id, error: toSent(sqliteStoreError("use the case store", error)) };
  }
}

function toSent({ code, message, hint, parameter, cause }: HardcaseError): SentError {
  return { code, message, hint, parameter, cause: cause instanceof Error ? cause.stack : undefined };
}
