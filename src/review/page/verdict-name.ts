import type { Verdict } from "../../cases/case.ts";

const names: Record<Verdict, string> = { new: "Not judged", wrong: "Wrong", right: "Right", discarded: "Discarded" };

/** A verdict as the page calls it. */
export function verdictName(verdict: Verdict): string {
  return names[verdict];
}
