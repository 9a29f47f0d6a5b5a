import { effect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { ReviewState } from "../review-state.ts";
import { conditionsOf, FlagNumbers } from "./flag-numbers.ts";

/** Numbers of what the conditions leave, which follow conditions and cases as long as they are shown. */
export function useFlagNumbers(state: ReviewState): FlagNumbers {
  const numbers = useMemo(() => new FlagNumbers({ client: state.client, filters: () => state.query.peek().filters }), [state]);
  useEffect(() => {
    let conditions: string | null = null;
    const stopConditions = effect(() => {
      const next = conditionsOf(state.query.value.filters);
      if (next !== conditions) void numbers.ask();
      conditions = next;
    });
    let seen = state.changes.peek();
    const stopChanges = effect(() => {
      if (state.changes.value !== seen) numbers.askSoon();
      seen = state.changes.value;
    });
    return () => {
      stopConditions();
      stopChanges();
      numbers.close();
    };
  }, [state, numbers]);
  return numbers;
}
