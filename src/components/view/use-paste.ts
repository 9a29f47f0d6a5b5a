import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

const marker = "data-takes-paste";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, input:not([type=file], [type=radio], [type=checkbox])"));

/**
 * Takes files that are pasted for a zone: when the focus is inside it or the pointer over it, or when it is the only zone
 * on the page. The zone must carry the attribute that `pasteTarget` gives.
 */
export function usePaste(zone: RefObject<HTMLElement | null>, isActive: boolean, onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    if (!isActive) return;
    const take = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented || isTyping(event.target) || !isMeant(zone.current)) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  });
}

/** Attributes that make an element a zone for `usePaste`. */
export const pasteTarget = (isActive: boolean) => (isActive ? { [marker]: "" } : {});

function isMeant(zone: HTMLElement | null): boolean {
  if (!zone) return false;
  const zones = [...document.querySelectorAll<HTMLElement>(`[${marker}]`)];
  const focused = zones.find((other) => other.contains(document.activeElement));
  if (focused) return focused === zone;
  return zone.matches(":hover") || (zones.length === 1 && zones[0] === zone);
}
