import { writeFile } from "node:fs/promises";
import { outcomes, type ReplayResult } from "../replay-result.ts";
import { describeChanges } from "./describe-changes.ts";
import { describeResult, showEndpoint, showInputs, showOutcome } from "./describe-result.ts";
import type { OpenFileReporter } from "./reporter.ts";

/** A comment on a pull request holds 65,536 characters. */
const mostCharacters = 60_000;

/** A table of outcomes and each failure as a diff, short enough for a comment on a pull request. */
export const openMarkdownReporter: OpenFileReporter = async (path) => {
  const failures: string[] = [];
  let length = 0;
  let shown = 0;
  // What cannot be written is learnt now and not after an hour.
  await writeFile(path, "");
  return {
    async add(result) {
      if (!result.isFailure || length > mostCharacters) return;
      const section = describeFailure(result);
      length += section.length;
      if (length > mostCharacters) return;
      failures.push(section);
      shown += 1;
    },
    async end({ counts, total, failures: failed, changes, isCutShort }) {
      const rows = outcomes.filter((outcome) => counts[outcome] > 0).map((outcome) => `| ${outcome} | ${counts[outcome]} |`);
      const heading = `### Replay: ${total} ${total === 1 ? "case" : "cases"}${isCutShort ? ", ended early" : ""}`;
      const more = failed > shown ? [`and ${failed - shown} more`] : [];
      const table = ["| outcome | cases |", "| --- | ---: |", ...rows].join("\n");
      const since = changes === null ? [] : [describeChanges(changes)];
      await writeFile(path, `${[heading, table, ...since, ...failures, ...more].join("\n\n")}\n`);
    },
  };
};

function describeFailure(result: ReplayResult): string {
  const body = [`  ${showInputs(result)}`, ...describeResult(result)].join("\n");
  // A fence longer than any in the text cannot be closed by it.
  const longest = Math.max(2, ...(body.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const id = result.link === null ? `\`${result.case.id}\`` : `[\`${result.case.id}\`](${result.link})`;
  return `**${showOutcome(result)}** \`${showEndpoint(result.demo, result.case.endpoint)}\` ${id}\n\n${fence}diff\n${body}\n${fence}`;
}
