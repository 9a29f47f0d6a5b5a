/** What is needed once something is flagged. It is fetched by then, not with the page. */
export type FlaggedParts = typeof import("../flagged-case/flagged-parts.ts");

/** Fetches it, once. */
export const loadFlagged = (): Promise<FlaggedParts> => import("../flagged-case/flagged-parts.ts");
