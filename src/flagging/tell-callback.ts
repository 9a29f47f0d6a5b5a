import { isDeepStrictEqual } from "node:util";
import type { Case, StoredValues } from "../cases/case.ts";
import type { CaseStore, PendingDelivery } from "../cases/case-store.ts";
import type { FlagMedia } from "../cases/flag-media.ts";
import { mediaIn } from "../cases/media-in.ts";
import type { MediaStore } from "../cases/media-store.ts";
import type { Json } from "../components/define-component.ts";
import type { FlagReceiver } from "../demo/flagging-options.ts";
import type { Tell } from "./deliveries.ts";
import type { FlagColumns } from "./flag-columns.ts";

interface TellCallbackParts {
  readonly store: CaseStore;
  readonly columns: FlagColumns;
  /** Opens the files of stored values. */
  readonly newMedia: () => FlagMedia;
}

/** How a callback is told of a case: with page values, read from the store as they are now. */
export function tellCallback(callback: FlagReceiver, parts: TellCallbackParts): Tell {
  return async (delivery) => {
    const told = { case: delivery.case };
    if (delivery.change === "undo") return void (await callback.undo?.(told));
    const flagged = await parts.store.get(delivery.case);
    // It was taken back meanwhile, of which the callback is told by a delivery of its own.
    if (!flagged) return;
    const values = await pageValues(flagged, parts);
    const { option } = flagged.flag;
    const isCurrent = async () => isDeepStrictEqual((await parts.store.get(delivery.case))?.flag, flagged.flag);
    if (delivery.change === "flag") await callback.flag(values, option, flagged.user, { ...told, isCurrent });
    else await callback.update?.(values, option, flagged.user, { ...told, isCurrent });
  };
}

/** Removes the files of a case that was taken back. */
export function tellMedia(media: MediaStore): Tell {
  return async ({ removed }: PendingDelivery) => {
    if (removed === null) return;
    const { inputs, outputs, flag, review } = removed;
    const files = [inputs, outputs, flag.corrected, review.expected].flatMap((values) => mediaIn(values));
    for (const reference of files) await media.remove(reference);
  };
}

async function pageValues({ inputs, outputs }: Case, { columns, newMedia }: TellCallbackParts): Promise<Json[]> {
  const media = newMedia();
  const read = (values: StoredValues | null, place: "input" | "output") =>
    columns.of(place).map(({ name, component, folder }) => component.readFromFlag(values?.[name] ?? null, media.accessFor(folder)));
  return (await Promise.all([...read(inputs, "input"), ...read(outputs, "output")])) as Json[];
}
