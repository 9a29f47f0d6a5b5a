import { setTimeout as sleep } from "node:timers/promises";

/** In milliseconds: how long one request may take, and how long a retry waits at most. */
const timeoutMs = 120_000;
const longestWaitMs = 10_000;
const firstWaitMs = 250;
const attempts = 5;

/** A commit whose answer was lost may have been made, so it is never just sent again. */
const isCommit = /\/commit\/[^/]+$/;

/**
 * `fetch` for the Hub: waits as `Retry-After` says, and asks again after a failure that passes, but not for a commit.
 * Stops waiting when `signal` fires.
 */
export function hubFetch(signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === attempts || isCommit.test(new URL(url).pathname);
      const signals = [signal, AbortSignal.timeout(timeoutMs), ...(init?.signal ? [init.signal] : [])];
      try {
        const answer = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
        const waitMs = waitOf(answer, attempt);
        if (isLast || waitMs === undefined || waitMs > longestWaitMs) return answer;
        await answer.body?.cancel();
        await sleep(waitMs, undefined, { signal });
      } catch (error) {
        if (isLast || signal.aborted) throw error;
        await sleep(backoff(attempt), undefined, { signal });
      }
    }
  };
}

/** In milliseconds; undefined for an answer that stays the same however often one asks. */
function waitOf(answer: Response, attempt: number): number | undefined {
  if (answer.status !== 429 && answer.status < 500) return undefined;
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : backoff(attempt);
}

function backoff(attempt: number): number {
  return firstWaitMs * 2 ** attempt * (0.5 + Math.random());
}
