import type { FlaggedBy } from "../../../cases/case.ts";

const names: Record<FlaggedBy, string> = { person: "A person", auto: "Automatic", rule: "A rule", api: "Over the API" };

/** Who flagged, as the page says it. */
export function flaggerName(by: string): string {
  return names[by as FlaggedBy] ?? by;
}
