import type { Receipts } from "../runs/receipts.ts";
import type { RunEvent } from "../runs/run.ts";

/** An event of a run as its client gets it; an end carries the run's receipt. */
export async function describeEvent(event: RunEvent, receipts: Receipts) {
  switch (event.type) {
    case "done":
      return {
        type: event.type,
        run: event.run.id,
        outputs: event.run.outputs ?? {},
        ...(event.updates && { updates: event.updates }),
        receipt: await receipts.sign(event.run),
      };
    case "error":
      return { type: event.type, run: event.run.id, error: event.run.error, receipt: await receipts.sign(event.run) };
    default:
      return event;
  }
}
