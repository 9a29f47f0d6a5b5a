import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** How wide the inside of an element is, in CSS pixels; 0 until it is measured. */
export function useInlineSize(element: RefObject<HTMLElement | null>): number {
  const [size, setSize] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => setSize(current.clientWidth));
    observer.observe(current);
    setSize(current.clientWidth);
    return () => observer.disconnect();
  }, []);
  return size;
}
