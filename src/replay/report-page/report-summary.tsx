import { AlertIcon, CheckIcon } from "../../components/view/icon.tsx";
import { formatDuration } from "../../page/run/format-duration.ts";
import type { ReportSummary as Summary } from "../reporters/html-report-data.ts";
import { count } from "./count.ts";

/** How many cases, and whether the build goes on. */
export function ReportSummary({ total, failures, durationMs, isCutShort, at }: Summary) {
  const ended = new Date(at);
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
    </header>
  );
}
