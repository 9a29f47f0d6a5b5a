import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { LayoutConfig } from "../../server/page-config.ts";
import "./tabs.css";

/** A tab or a step, and what is in it. */
export interface LabelledPart<Content = readonly LayoutConfig[]> {
  readonly label: string;
  readonly layout: Content;
}

interface TabsViewProps<Content> {
  readonly tabs: readonly LabelledPart<Content>[];
  readonly draw: (content: Content) => ComponentChildren;
}

/** How far the arrow keys go; Home and End go to the ends. */
const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Children of which one is shown: the tabs of the ARIA Authoring Practices. All stay on the page, and keep what was entered. */
export function TabsView<Content>({ tabs, draw }: TabsViewProps<Content>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  return (
    <div class="layout-tabs">
      <div
        class="tab-list"
        role="tablist"
        ref={list}
        onKeyDown={(event) => {
          const next = steps[event.key]?.(chosen, tabs.length);
          if (next === undefined) return;
          event.preventDefault();
          setChosen(next);
          list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
        }}
      >
        {tabs.map(({ label }, index) => (
          <button
            key={index}
            type="button"
            role="tab"
            class="tab"
            id={`${id}-tab-${index}`}
            aria-selected={index === chosen}
            aria-controls={`${id}-panel-${index}`}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
          >
            {label}
          </button>
        ))}
      </div>
      {tabs.map((tab, index) => (
        <div
          key={index}
          class="tab-panel"
          role="tabpanel"
          id={`${id}-panel-${index}`}
          aria-labelledby={`${id}-tab-${index}`}
          hidden={index !== chosen}
        >
          {draw(tab.layout)}
        </div>
      ))}
    </div>
  );
}
