import type { Comparison } from "../component.ts";
import { compareBytes } from "../single-file-faces.ts";
import { compareTexts } from "../text/compare-texts.ts";
import { type ChatMessage, type ChatPart, partsOf } from "./chat-message.ts";

/** Compares who says what, message by message: texts by characters, files by bytes. Ids and times do not count. */
export function compareChats(expected: readonly ChatMessage[], actual: readonly ChatMessage[]): Comparison {
  for (const [index, wanted] of expected.entries()) {
    const came = actual[index];
    const reason = came === undefined ? "is missing" : findReason(wanted, came);
    if (reason !== undefined) return { same: false, reason: `message ${index + 1} ${reason}` };
  }
  if (actual.length === expected.length) return { same: true };
  return { same: false, reason: `${actual.length} messages instead of ${expected.length}` };
}

function findReason(expected: ChatMessage, actual: ChatMessage): string | undefined {
  if (expected.role !== actual.role) return `is by ${actual.role}, not by ${expected.role}`;
  if (expected.metadata?.title !== actual.metadata?.title) return "has another title";
  const [wanted, came] = [partsOf(expected), partsOf(actual)];
  if (wanted.length !== came.length) return `has ${came.length} parts instead of ${wanted.length}`;
  for (const [index, part] of wanted.entries()) {
    const { same, reason } = compareParts(part, came[index] as ChatPart);
    if (!same) return `differs: ${reason}`;
  }
}

function compareParts(expected: ChatPart, actual: ChatPart): Comparison {
  if (typeof expected === "string" && typeof actual === "string") return compareTexts(expected, actual);
  if (typeof expected === "string" || typeof actual === "string") return { same: false, reason: "a text is not a file" };
  return compareBytes(expected, actual);
}
