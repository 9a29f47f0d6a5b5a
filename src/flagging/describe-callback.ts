import type { DescribedCallback } from "../cases/endpoint-description.ts";
import type { FlagReceiver } from "../demo/flagging-options.ts";
import { CSVLogger } from "./callbacks/csv-logger.ts";

/** What a callback has of cases, for whoever erases some without the code of the demo. */
export function describeCallback(name: string, callback: FlagReceiver): DescribedCallback {
  if (callback instanceof CSVLogger) return { name, copies: "in the folder" };
  return { name, copies: callback.undo ? "removed when told" : "out of reach" };
}
