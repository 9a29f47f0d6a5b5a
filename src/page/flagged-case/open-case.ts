import { FlaggedCase, type FlaggedCaseParts } from "./flagged-case.ts";

/** Opens the case of a flag for as long as the page lives; what was said of it is not left behind unsaved. */
export function openCase(parts: FlaggedCaseParts): FlaggedCase {
  const flagged = new FlaggedCase(parts);
  const { saver } = flagged;
  const flush = () => void saver.flush();
  // The last moment in which a page that goes away, or a phone that is put away, is sure to be told.
  addEventListener("visibilitychange", flush);
  addEventListener("online", flush);
  addEventListener("beforeunload", (event) => {
    if (saver.status.peek().name === "failed") event.preventDefault();
  });
  return flagged;
}
