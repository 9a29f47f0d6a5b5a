import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { OutputProps } from "../view/view-props.ts";
import type { GalleryItem } from "./gallery-item.ts";
import { GalleryPreview } from "./gallery-preview.tsx";

interface OpenedGallery {
  readonly open: (index: number) => void;
  /** The dialog while an item stands large. */
  readonly dialog: ComponentChildren;
}

/** Opens items large, where the options say so, and tells which one was selected. */
export function useGallery(
  items: readonly GalleryItem[],
  isPreviewed: boolean,
  onEvent: OutputProps<readonly GalleryItem[]>["onEvent"],
): OpenedGallery {
  const [opened, setOpened] = useState<number | null>(null);
  const open = (index: number) => {
    if (isPreviewed) setOpened(index);
    onEvent?.("select", { index, value: items[index] ?? null });
  };
  const isShown = opened !== null && opened < items.length;
  return { open, dialog: isShown && <GalleryPreview items={items} index={opened} onMove={open} onClose={() => setOpened(null)} /> };
}
