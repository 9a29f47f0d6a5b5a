import type { RefObject } from "preact";
import { useCallback, useEffect, useRef } from "preact/hooks";

/** How far out of sight a row is made ready, above and below. */
const margin = "1000px 0px";

/** Calls back once when a row comes near to what is seen; the answer takes the wish back. */
export type WatchRow = (row: Element, onNear: () => void) => () => void;

/** Tells the rows of a scrolled box that they are about to be seen, so that a thousand of them need not be ready. */
export function useNearRows(box: RefObject<HTMLElement | null>): WatchRow {
  const observer = useRef<IntersectionObserver | null>(null);
  const waiting = useRef(new Map<Element, () => void>());
  useEffect(() => () => observer.current?.disconnect(), []);
  return useCallback((row, onNear) => {
    const forget = (element: Element) => {
      waiting.current.delete(element);
      observer.current?.unobserve(element);
    };
    const look = (entries: readonly IntersectionObserverEntry[]) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        waiting.current.get(target)?.();
        forget(target);
      }
    };
    observer.current ??= new IntersectionObserver(look, { root: box.current, rootMargin: margin });
    waiting.current.set(row, onNear);
    observer.current.observe(row);
    return () => forget(row);
  }, []);
}
