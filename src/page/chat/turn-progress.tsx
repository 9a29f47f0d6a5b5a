import { RunProgress } from "../run/run-progress.tsx";
import { RunStatus } from "../run/run-status.tsx";
import type { ChatState } from "./chat-state.ts";

/** How an awaited reply stands, where there is more to say than that it comes. Its height is that of the buttons which follow it. */
export function TurnProgress({ state }: { readonly state: ChatState }) {
  const phase = state.run.phase.value;
  const isWorthTelling = phase.name === "reconnecting" || (phase.name === "waiting" && phase.position !== null);
  return (
    <div class="turn-foot">
      <div class="chat-actions turn-actions">{isWorthTelling && <RunStatus phase={phase} />}</div>
      <RunProgress phase={phase} />
    </div>
  );
}
