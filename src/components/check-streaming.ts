import { optionError } from "./option-error.ts";
import { showValue } from "./show-value.ts";

/** Seconds between two pieces, unless the owner says otherwise. */
export const defaultStreamEvery = 0.5;

interface StreamingOptions {
  readonly streaming?: boolean;
  readonly streamEvery?: number;
  readonly sources?: readonly string[];
}

/** Refuses options of a stream that cannot be. */
export function checkStreaming(kind: string, { streaming, streamEvery, sources }: StreamingOptions, device: string): void {
  if (streaming !== undefined && typeof streaming !== "boolean") {
    throw optionError(kind, `streaming must be true or false, got ${showValue(streaming)}`);
  }
  if (streamEvery !== undefined && !(Number.isFinite(streamEvery) && streamEvery > 0)) {
    throw optionError(kind, `streamEvery must be a number of seconds above 0, got ${showValue(streamEvery)}`);
  }
  if (streaming === true && sources !== undefined && !sources.includes(device)) {
    throw optionError(kind, `streaming needs "${device}" among its sources, got ${showValue(sources)}`);
  }
}
