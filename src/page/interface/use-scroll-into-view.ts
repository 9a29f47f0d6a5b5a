import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { RunPhase } from "../run/run-phase.ts";

const oneColumn = "(width < 900px)";
const calm = "(prefers-reduced-motion: reduce)";

/** On a one-column page, brings an element to the reader when the first answer of a run arrives. */
export function useScrollIntoView(element: RefObject<HTMLElement | null>, phase: RunPhase, isEnabled: boolean): void {
  const before = useRef(phase.name);
  useEffect(() => {
    const hasArrived = before.current === "waiting" && ["streaming", "done", "failed"].includes(phase.name);
    before.current = phase.name;
    if (!isEnabled || !hasArrived || element.current === null || !matchMedia(oneColumn).matches) return;
    const { top, bottom } = element.current.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    element.current.scrollIntoView({ block: "start", behavior: matchMedia(calm).matches ? "auto" : "smooth" });
  }, [phase.name]);
}
