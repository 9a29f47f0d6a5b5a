import { styleText } from "node:util";
import { outcomes, type ReplayResult } from "../replay-result.ts";
import { describeChanges } from "./describe-changes.ts";
import { describeResult, showEndpoint, showInputs, showOutcome } from "./describe-result.ts";
import type { Reporter } from "./reporter.ts";

/** So many failures are shown in full; the reports in files hold all. */
const mostShown = 50;

/** Whether something has changed since the baseline. */
const isNews = ({ change }: ReplayResult): boolean => change !== null && change !== "unchanged" && change !== "still wrong";

/** A short table, then each failure with its input, what was expected and what came. */
export function terminalReporter(write: (line: string) => void, { isColored }: { readonly isColored: boolean }): Reporter {
  const failures: ReplayResult[] = [];
  const others: ReplayResult[] = [];
  const paint = (style: "red" | "green" | "bold", text: string) => (isColored ? styleText(style, text, { validateStream: false }) : text);
  const paintLine = (line: string) => (line.startsWith("- ") ? paint("red", line) : line.startsWith("+ ") ? paint("green", line) : line);
  return {
    async add(result) {
      if (result.isFailure && failures.length < mostShown) failures.push(result);
      if (!result.isFailure && isNews(result) && others.length < mostShown) others.push(result);
    },
    async end({ counts, total, failures: failed, durationMs, changes, isCutShort }) {
      const seconds = (durationMs / 1000).toFixed(1);
      write(`${total.toLocaleString("en")} ${total === 1 ? "case" : "cases"} in ${seconds} s${isCutShort ? ", ended early" : ""}`);
      for (const outcome of outcomes) {
        if (counts[outcome] > 0) write(`  ${outcome.padEnd(12)}${counts[outcome].toLocaleString("en").padStart(9)}`);
      }
      if (changes !== null) {
        write(describeChanges(changes));
        for (const result of others) {
          const endpoint = showEndpoint(result.demo, result.case.endpoint);
          write(`  ${String(result.change).padEnd(12)}${endpoint} ${result.case.id} ${showInputs(result, 100)}`);
        }
        for (const { case: id, endpoint } of changes.gone.slice(0, mostShown)) write(`  ${"gone".padEnd(12)}${endpoint} ${id}`);
      }
      for (const result of failures) {
        write("");
        write(`${paint("bold", showOutcome(result))} ${showEndpoint(result.demo, result.case.endpoint)} ${result.case.id}`);
        write(`  ${showInputs(result)}`);
        for (const line of describeResult(result)) write(`  ${paintLine(line)}`);
        if (result.link !== null) write(`  ${result.link}`);
      }
      if (failed > failures.length) write(`\nand ${(failed - failures.length).toLocaleString("en")} more`);
    },
  };
}
