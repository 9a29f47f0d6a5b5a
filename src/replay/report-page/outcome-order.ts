import type { Outcome } from "../replay-result.ts";

/** What is read first stands first. Written as a record, so that none is forgotten. */
const places: Record<Outcome, number> = { regressed: 0, error: 1, flaky: 2, changed: 3, fixed: 4, "still wrong": 5, holds: 6 };

export const outcomeOrder = Object.keys(places) as readonly Outcome[];
