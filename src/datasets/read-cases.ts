import type { Case } from "../cases/case.ts";
import type { CaseFilter, CasePage, CaseStore } from "../cases/case-store.ts";

/** So many cases are in memory at once. */
const pageSize = 500;

/** The cases that match, oldest first, page by page: the next one is fetched while this one is used. */
export async function* readCases(store: CaseStore, filter: CaseFilter, signal?: AbortSignal): AsyncGenerator<Case> {
  const fetchPage = (after?: string) => {
    const page = store.list(filter, { limit: pageSize, order: "oldest first", ...(after !== undefined && { after }) });
    // Whoever waits for it learns that it failed.
    page.catch(() => {});
    return page;
  };
  let page: ReturnType<typeof fetchPage> | undefined = fetchPage();
  while (page) {
    const { cases, next }: CasePage = await page;
    page = next === null ? undefined : fetchPage(next);
    for (const flagged of cases) {
      signal?.throwIfAborted();
      yield flagged;
    }
  }
}
