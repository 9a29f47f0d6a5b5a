import { type Equality, equalitiesOf } from "./case-conditions.ts";
import type { KeyPage } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import { worthOfRepeat } from "./worth-of.ts";

/** A page, as it is best looked for. */
export interface PagePlan extends KeyPage {
  readonly equalities: readonly Equality[];
  /** In the order by worth: whatever is worth less need not be looked at. */
  readonly leastWorth: number | undefined;
}

/**
 * Worth tells the verdict: what is judged has the lowest, and repeats the next. So of the cases to be judged the order by worth is followed
 * without a look at the rows, and judged ones, which have all the same worth, are as well listed by time.
 */
export function planPage(filter: CaseFilter, page: KeyPage): PagePlan {
  const equalities = equalitiesOf(filter);
  if (page.order !== "most worth judging") return { ...page, equalities, leastWorth: undefined };
  if (filter.verdict === undefined) return { ...page, equalities, leastWorth: undefined };
  if (filter.verdict !== "new") return { ...page, order: "newest first", equalities, leastWorth: undefined };
  const isTold = ({ column }: Equality) => column === "verdict" || column === "is_newest";
  return {
    ...page,
    equalities: equalities.filter((equality) => !isTold(equality)),
    leastWorth: filter.isRepeat === false ? worthOfRepeat + 1 : worthOfRepeat,
  };
}
