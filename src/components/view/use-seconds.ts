import { useEffect, useState } from "preact/hooks";

/** Seconds since a time of `performance.now()`, a few times a second; 0 for `null`. */
export function useSeconds(startedAt: number | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (startedAt === null) return;
    const timer = setInterval(() => setSeconds((performance.now() - startedAt) / 1000), 200);
    return () => clearInterval(timer);
  }, [startedAt]);
  return seconds;
}
