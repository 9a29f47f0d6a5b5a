import { signal } from "@preact/signals";
import type { Values } from "../run/run-event.ts";

/** A run that the person started, as a script would. */
export interface RecordedRun {
  readonly endpoint: string;
  readonly inputs: Values;
}

/** Runs since the recorder was started; `null` while it is off. */
export const recordedRuns = signal<readonly RecordedRun[] | null>(null);

/** Notes a run, while the recorder is on. */
export function recordRun({ pathname }: URL, inputs: Values): void {
  const recorded = recordedRuns.peek();
  if (recorded !== null) recordedRuns.value = [...recorded, { endpoint: decodeURIComponent(pathname.split("/").at(-1) ?? ""), inputs }];
}
