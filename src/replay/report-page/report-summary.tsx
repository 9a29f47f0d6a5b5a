import { AlertIcon, CheckIcon } from "../../components/view/icon.tsx";
import { formatDuration } from "../../page/run/format-duration.ts";
import type { ReportSummary as Summary } from "../reporters/html-report-data.ts";
import { count } from "./count.ts";

/** How many cases, and whether the build goes on. */
export function ReportSummary({ total, failures, durationMs, isCutShort, changes, at }: Summary) {
  const ended = new Date(at);
  const since = changes && [...Object.entries(changes.counts), ["gone", changes.gone.length] as const].filter(([, number]) => number > 0);
  return (
    <header class="report-header">
      <h1>Replay of {count(total, "case")}</h1>
      <p class="report-verdict" data-fails={failures > 0}>
        {failures > 0 ? <AlertIcon /> : <CheckIcon />}
        {failures > 0 ? `${count(failures, "case")} ${failures === 1 ? "fails" : "fail"}` : "Nothing fails"}
      </p>
      <p class="report-facts">
        {isCutShort && "Ended early · "}
        {formatDuration(durationMs)} ·{" "}
        <time dateTime={at} title={at}>
          {ended.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" })}
        </time>
      </p>
      {since && (
        <p class="report-facts report-changes">
          Since the baseline: {since.map(([change, number]) => `${number.toLocaleString("en")} ${change}`).join(", ") || "nothing"}
        </p>
      )}
    </header>
  );
}
