/** What of a document tells whether it is in sight. */
export type Sight = Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;

/**
 * Calls back every so many milliseconds while the page is in sight; returns how to stop. The beat is kept, so that late ticks do
 * not add up; of those that were missed, in a hidden page or a sleeping computer, one is made up for and the others are left out.
 */
export function startTicking(milliseconds: number, onTick: () => void, page: Sight): () => void {
  let due = performance.now() + milliseconds;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const wait = () => {
    clearTimeout(waiting);
    if (page.visibilityState === "visible") waiting = setTimeout(tick, due - performance.now());
  };
  const tick = () => {
    // A timer may come a moment early.
    const late = Math.max(performance.now() - due, 0);
    due += (Math.floor(late / milliseconds) + 1) * milliseconds;
    wait();
    onTick();
  };
  page.addEventListener("visibilitychange", wait);
  wait();
  return () => {
    clearTimeout(waiting);
    page.removeEventListener("visibilitychange", wait);
  };
}
