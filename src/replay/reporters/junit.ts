import { open } from "node:fs/promises";
import { describeResult, showEndpoint, showInputs, showOutcome } from "./describe-result.ts";
import type { OpenFileReporter, ReplaySummary } from "./reporter.ts";

/** The head stands before the cases but counts them: its room is kept, and filled in the end. */
const headLength = 200;

/** JUnit's XML, which continuous integration shows as tests. */
export const openJunitReporter: OpenFileReporter = async (path) => {
  const file = await open(path, "w");
  await file.write(`<?xml version="1.0" encoding="UTF-8"?>\n`);
  const { size: headPosition } = await file.stat();
  await file.write(`${" ".repeat(headLength)}\n`);
  let errors = 0;
  return {
    async add(result) {
      const { case: one, demo, durationMs, isFailure, outcome } = result;
      const name = `${one.id} ${showInputs(result)}`;
      const open = `<testcase classname="${escapeXml(showEndpoint(demo, one.endpoint))}" name="${escapeXml(name)}" time="${(durationMs / 1000).toFixed(3)}"`;
      if (!isFailure) {
        await file.write(`${open}/>\n`);
        return;
      }
      const kind = outcome === "error" ? "error" : "failure";
      if (kind === "error") errors += 1;
      const text = escapeXml(describeResult(result).join("\n"));
      await file.write(`${open}><${kind} type="${outcome}" message="${escapeXml(showOutcome(result))}">${text}</${kind}></testcase>\n`);
    },
    async end(summary) {
      await file.write("</testsuite></testsuites>\n");
      await file.write(headOf(summary, errors).padEnd(headLength), headPosition);
      await file.close();
    },
  };
};

function headOf({ total, failures, durationMs }: ReplaySummary, errors: number): string {
  const time = (durationMs / 1000).toFixed(3);
  return `<testsuites><testsuite name="hardcase replay" tests="${total}" failures="${failures - errors}" errors="${errors}" skipped="0" time="${time}">`;
}

/** XML has no way to write most control characters and halves of surrogate pairs, so that they become the sign for what is unknown. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
