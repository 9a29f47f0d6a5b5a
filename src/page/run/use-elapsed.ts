import { useEffect, useState } from "preact/hooks";

const tickMs = 100;

/** Milliseconds since a time of `performance.now()`, ten times a second; 0 for `null`. */
export function useElapsed(startedAt: number | null): number {
  const [now, setNow] = useState(startedAt ?? 0);
  useEffect(() => {
    if (startedAt === null) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), tickMs);
    return () => clearInterval(timer);
  }, [startedAt]);
  return startedAt === null ? 0 : Math.max(0, now - startedAt);
}
