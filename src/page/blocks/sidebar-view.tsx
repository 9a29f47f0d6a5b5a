import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

interface SidebarViewProps {
  readonly label: string | undefined;
  /** Whether it is open at first, where there is room. */
  readonly isOpen: boolean;
  readonly position: "left" | "right";
  readonly children: ComponentChildren;
}

/** Beside a narrow page there is no room for it. */
const wide = "(width >= 900px)";

/** Children at the side of the page; on a narrow one, a part of it that opens over the others. */
export function SidebarView({ label, isOpen: isOpenAtFirst, position, children }: SidebarViewProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst && matchMedia(wide).matches);
  return (
    <aside class="layout-sidebar" data-position={position} data-is-open={isOpen} aria-label={label ?? "Sidebar"}>
      <button
        type="button"
        class="button button-text layout-sidebar-switch"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? `Hide ${label ?? "sidebar"}` : `Show ${label ?? "sidebar"}`}
      </button>
      <div id={id} class="layout-column" hidden={!isOpen}>
        {label !== undefined && <h2 class="layout-heading">{label}</h2>}
        {children}
      </div>
    </aside>
  );
}
