import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

/** How near to its end a box counts as read to the end, in pixels. */
const nearEnd = 24;

interface StickToEnd {
  /** Whether the end is in sight. */
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
}

/** Keeps the end of a scrolled box in sight while its content grows, unless the reader has scrolled up. */
export function useStickToEnd(box: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>): StickToEnd {
  const [isAtEnd, setAtEnd] = useState(true);
  const isStuck = useRef(true);
  const toEnd = useCallback(() => {
    isStuck.current = true;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, []);
  useLayoutEffect(() => {
    const [frame, inner] = [box.current, content.current];
    if (!frame || !inner) return;
    let lastTop = frame.scrollTop;
    const look = () => {
      const rest = frame.scrollHeight - frame.clientHeight - frame.scrollTop;
      // Content that has grown since the last time moves the end away too; only a reader moves the box up.
      isStuck.current = rest <= nearEnd || (isStuck.current && frame.scrollTop >= lastTop);
      lastTop = frame.scrollTop;
      setAtEnd(isStuck.current);
    };
    const observer = new ResizeObserver(() => {
      if (isStuck.current) toEnd();
      look();
    });
    observer.observe(frame);
    observer.observe(inner);
    frame.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      frame.removeEventListener("scroll", look);
    };
  }, []);
  return { isAtEnd, toEnd };
}
