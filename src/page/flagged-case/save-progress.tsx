import type { FlaggedCase } from "./flagged-case.ts";

interface SaveProgressProps {
  readonly flagged: FlaggedCase;
  /** Where it stands; only what was said last tells its progress. */
  readonly of: FlaggedCase["said"]["value"];
}

/** Whether what is said here is stored. A failure is told at length in the Flag row. */
export function SaveProgress({ flagged, of }: SaveProgressProps) {
  const { name } = flagged.saver.status.value;
  const isHere = flagged.said.value === of;
  return (
    <span class="save-progress" role="status">
      {isHere && name === "saving" && <span aria-hidden="true">Saving…</span>}
      {isHere && name === "saved" && "Saved"}
    </span>
  );
}
