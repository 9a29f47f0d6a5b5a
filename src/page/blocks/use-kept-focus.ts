import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { focusControl } from "../form/focus-control.ts";

/**
 * Gives the keyboard back to a control that starts anew while it has the keyboard: a function that empties the field in which
 * somebody writes must not throw them out of it.
 *
 * @returns Whether the keyboard is just being moved, which is no event of the component.
 */
export function useKeptFocus(block: RefObject<HTMLElement | null>, id: string, edition: number): () => boolean {
  const shown = useRef(edition);
  const isMoving = useRef(false);
  // While this renders, the control of before is still on the page.
  const isLost = shown.current !== edition && block.current?.contains(document.activeElement) === true;
  if (isLost) isMoving.current = true;
  useLayoutEffect(() => {
    shown.current = edition;
    if (!isMoving.current) return;
    if (!block.current?.contains(document.activeElement)) focusControl(id);
    isMoving.current = false;
  });
  return () => isMoving.current;
}
