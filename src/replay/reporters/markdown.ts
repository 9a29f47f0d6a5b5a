import { writeFile } from "node:fs/promises";
import { outcomes, type ReplayResult } from "../replay-result.ts";
import { describeChanges } from "./describe-changes.ts";
import { describeResult, showEndpoint, showInputs, showOutcome } from "./describe-result.ts";
import type { OpenFileReporter } from "./reporter.ts";

/** A comment on a pull request holds 65,536 characters. */
const mostCharacters = 60_000;
/** Of one failure, so that no long text is all that a comment tells. */
const mostOfOne = 4000;

/** A table of outcomes and each failure as a diff, short enough for a comment on a pull request. */
export const openMarkdownReporter: OpenFileReporter = async (path) => {
  const failures: string[] = [];
  let length = 0;
  let isFull = false;
  // What cannot be written is learnt now and not after an hour.
  await writeFile(path, "");
  return {
    async add(result) {
      if (!result.isFailure || isFull) return;
      const section = describeFailure(result);
      isFull = length + section.length > mostCharacters;
      if (isFull) return;
      length += section.length;
      failures.push(section);
    },
    async end({ counts, total, failures: failed, changes, isCutShort }) {
      const rows = outcomes
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => `| ${outcome} | ${counts[outcome].toLocaleString("en")} |`);
      const heading = `### Replay: ${total.toLocaleString("en")} ${total === 1 ? "case" : "cases"}${isCutShort ? ", ended early" : ""}`;
      const left = failed - failures.length;
      const more =
        left > 0 ? [`and ${left.toLocaleString("en")} more, which this comment has no room for: the other reports show them.`] : [];
      const table = ["| outcome | cases |", "| --- | ---: |", ...rows].join("\n");
      const since = changes === null ? [] : [describeChanges(changes)];
      await writeFile(path, `${[heading, table, ...since, ...failures, ...more].join("\n\n")}\n`);
    },
  };
};

function describeFailure(result: ReplayResult): string {
  const whole = [`  ${showInputs(result)}`, ...describeResult(result)].join("\n");
  const body = whole.length > mostOfOne ? `${whole.slice(0, mostOfOne)}…` : whole;
  // A fence longer than any in the text cannot be closed by it.
  const longest = Math.max(2, ...(body.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const id = result.link === null ? `\`${result.case.id}\`` : `[\`${result.case.id}\`](${result.link})`;
  return `**${showOutcome(result)}** \`${showEndpoint(result.demo, result.case.endpoint)}\` ${id}\n\n${fence}diff\n${body}\n${fence}`;
}
