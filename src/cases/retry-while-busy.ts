import { setTimeout as delay } from "node:timers/promises";

const busy = 5;
const longestPause = 12;

/**
 * Does `work` again and again, as long as SQLite answers that another process has the database. SQLite's own busy timeout
 * does not do for everything: switching to WAL at the same time as another process, or opening while the last one closes.
 *
 * @param patience In milliseconds; then the last error is thrown.
 */
export async function retryWhileBusy<Answer>(work: () => Answer | Promise<Answer>, patience: number): Promise<Answer> {
  const deadline = performance.now() + patience;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
    }
    // Jitter, so that the process that has just let go is not always the next one again.
    await delay(Math.random() * Math.min(2 ** attempt, longestPause));
  }
}

export function isBusy(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: unknown };
  return typeof errcode === "number" && (errcode & 0xff) === busy;
}
