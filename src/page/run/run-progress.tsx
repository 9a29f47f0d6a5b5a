import { progressOf, type RunPhase } from "./run-phase.ts";
import "./run-progress.css";

/** How far a run is: a bar with its text, while the run tells. Without a total the bar only shows that work goes on. */
export function RunProgress({ phase }: { readonly phase: RunPhase }) {
  const progress = progressOf(phase);
  if (progress === null) return null;
  const { done, total, text } = progress;
  const share = total === null ? null : total > 0 ? Math.min(1, Math.max(0, done / total)) : 1;
  const count = total === null ? String(done) : `${done} of ${total}`;
  const known = share === null ? {} : { "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": Math.round(share * 100) };
  return (
    <div class="run-progress">
      <div class="run-progress-line">
        <span class="run-progress-text">{text ?? "Working"}</span>
        <span class="run-progress-count">{count}</span>
      </div>
      <div
        class="run-progress-track"
        role="progressbar"
        aria-label={text ?? "Progress"}
        aria-valuetext={share === null ? count : `${count}, ${Math.round(share * 100)} %`}
        data-is-endless={share === null}
        {...known}
      >
        <div class="run-progress-bar" style={share === null ? {} : { inlineSize: `${share * 100}%` }} />
      </div>
    </div>
  );
}
