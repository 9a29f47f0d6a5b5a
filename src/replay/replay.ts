import type { CaseSource } from "./case-source.ts";
import { mapInOrder } from "./map-in-order.ts";
import type { ReplayResult } from "./replay-result.ts";
import type { ReplayedDemo } from "./replayed-demo.ts";
import { Replayer, type ReplayerOptions } from "./replayer.ts";
import { type Selection, wantedCases } from "./wanted-cases.ts";

export interface ReplayOptions extends Selection, ReplayerOptions {}

/** Runs cases through the endpoints of demos, oldest first; in memory are those that run, and no more. */
export async function* replay(demos: readonly ReplayedDemo[], source: CaseSource, options: ReplayOptions): AsyncGenerator<ReplayResult> {
  const replayer = new Replayer(demos, { ...options, media: source.media });
  yield* mapInOrder(wantedCases(source, options, options.signal), replayer.width, (one) => replayer.replay(one));
}
