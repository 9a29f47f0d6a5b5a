import { ImageIcon } from "../view/media-icons.tsx";
import { SideBySide } from "../view/side-by-side.tsx";
import type { CellProps, DiffProps, OutputProps } from "../view/view-props.ts";
import { compareItems } from "./compare-items.ts";
import { GalleryGrid } from "./gallery-grid.tsx";
import { fileOfItem, type GalleryItem, isVideo } from "./gallery-item.ts";
import type { GalleryViewOptions } from "./gallery-view-options.ts";
import { useGallery } from "./use-gallery.tsx";
import "../view/media-frame.css";
import "./gallery.css";

export { GalleryInput as Input } from "./gallery-input.tsx";

type Value = readonly GalleryItem[];

export const emptyMessage = "Choose a picture";

export function Output({ id, labelId, value, options, onEvent }: OutputProps<Value, GalleryViewOptions>) {
  const items = value ?? [];
  const { open, dialog } = useGallery(items, options.preview, onEvent);
  const isOpen = options.preview || onEvent !== undefined;
  return (
    <div id={id} role="group" aria-labelledby={labelId}>
      {items.length === 0 ? (
        <div class="media-empty gallery-empty">
          <ImageIcon />
        </div>
      ) : (
        <GalleryGrid items={items} options={options} {...(isOpen && { onOpen: open })} />
      )}
      {dialog}
    </div>
  );
}

/** Thumbnails in a cell at most. */
const mostThumbnails = 3;

export function Cell({ value }: CellProps<Value, GalleryViewOptions>) {
  if (!value || value.length === 0) return null;
  const pictures = value.filter((item) => !isVideo(item)).slice(0, mostThumbnails);
  return (
    <span class="gallery-cell">
      {pictures.map((item, index) => (
        <img key={index} src={fileOfItem(item).url} alt={item.caption ?? fileOfItem(item).orig_name} loading="lazy" />
      ))}
      <span>{`${value.length} ${value.length === 1 ? "item" : "items"}`}</span>
    </span>
  );
}

export function Diff({ expected, actual, options }: DiffProps<Value, GalleryViewOptions>) {
  const draw = (items: Value | null, others: Value | null) => {
    if (!items || items.length === 0) return <p class="gallery-none">Nothing</p>;
    const isMarked = (index: number) => {
      const [item, other] = [items[index], others?.[index]];
      return !item || !other || !compareItems(item, other).same;
    };
    return <GalleryGrid items={items} options={{ fit: options.fit }} isMarked={isMarked} />;
  };
  return <SideBySide expected={draw(expected, actual)} actual={draw(actual, expected)} />;
}
