import type { RetentionTime } from "./read-retention.ts";

/** The privacy notice beside the Flag row. */
export const runNotice = "Flagging saves the inputs and outputs of this run for the owner of this page.";

/** Adds to a notice how long cases are kept, where that ends. */
export function sayRetention(notice: string, retention: RetentionTime | undefined): string {
  return retention === undefined || notice === "" ? notice : `${notice} What is saved is erased after ${retention.shown}.`;
}

interface Automatic {
  readonly sample: number;
  readonly isFlaggingErrors: boolean;
  readonly hasRules: boolean;
  readonly retention: RetentionTime | undefined;
}

/** What the server saves by itself, in words for the person at the page, in the owner's own if there are any; `null` for nothing. */
export function describeAutomatic(
  { sample, isFlaggingErrors, hasRules, retention }: Automatic,
  ownNotice: string | undefined,
): string | null {
  const kept = [
    sample > 0 && sample < 1 && `about ${showPercent(sample)} of all runs`,
    sample < 1 && isFlaggingErrors && "runs that fail",
    sample < 1 && hasRules && "runs that look wrong to its checks",
  ].filter((part) => part !== false);
  if (sample < 1 && kept.length === 0) return null;
  if (ownNotice !== undefined) return ownNotice;
  const said =
    sample === 1
      ? "Every run is saved: its inputs and outputs are kept for the owner of this page."
      : `This page saves inputs and outputs of ${new Intl.ListFormat("en").format(kept)}, for its owner.`;
  return sayRetention(said, retention);
}

function showPercent(share: number): string {
  return new Intl.NumberFormat("en", { style: "percent", maximumSignificantDigits: 2 }).format(share);
}
