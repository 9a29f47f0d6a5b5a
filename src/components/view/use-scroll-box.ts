import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** How near to its end a box counts as read to the end, in pixels. */
const nearEnd = 24;

/**
 * Lets the keyboard scroll a box once its content is too long for it, and keeps a streaming text in sight for whoever has
 * not scrolled back.
 */
export function useScrollBox(box: RefObject<HTMLElement | null>, content: unknown, isStreaming: boolean): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const isLong = element.scrollHeight > element.clientHeight + 1;
    if (isLong) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
    const hidden = element.scrollHeight - element.clientHeight - element.scrollTop;
    const grown = element.scrollHeight - Number(element.dataset.height ?? 0);
    if (isStreaming && hidden - grown <= nearEnd) element.scrollTop = element.scrollHeight;
    element.dataset.height = String(element.scrollHeight);
  }, [content, isStreaming]);
}
