import type { PageLife } from "./page-life.ts";

const firstPauseMs = 250;
const longestPauseMs = 8_000;

/** Waits twice as long before each attempt as before the last, up to 8 s; less when the page returns or the signal fires. */
export function pauseBeforeRetry(attempt: number, page: PageLife, signal: AbortSignal): Promise<void> {
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      endReturn();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, pauseMs);
    const endReturn = page.onReturn(end);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
  });
}
