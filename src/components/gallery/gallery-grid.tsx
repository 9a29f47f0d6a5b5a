import type { ComponentChildren } from "preact";
import { PlayIcon } from "../view/icon.tsx";
import { fileOfItem, type GalleryItem, isVideo } from "./gallery-item.ts";
import type { GalleryViewOptions } from "./gallery-view-options.ts";
import "./gallery-grid.css";

interface GalleryGridProps {
  readonly items: readonly GalleryItem[];
  readonly options: Pick<GalleryViewOptions, "columns" | "fit" | "height">;
  /** Without it the items are no buttons. */
  readonly onOpen?: (index: number) => void;
  /** Whether to mark an item as other than was expected. */
  readonly isMarked?: (index: number) => boolean;
  /** Under an item, for instance buttons. */
  readonly below?: (item: GalleryItem, index: number) => ComponentChildren;
  readonly label?: string;
}

/** Items in squares, as many side by side as there is room for. */
export function GalleryGrid({ items, options, onOpen, isMarked, below, label }: GalleryGridProps) {
  const { columns, fit, height } = options;
  return (
    <ul
      class="gallery-grid"
      data-fit={fit}
      data-columns={columns ?? "any"}
      style={{ "--columns": columns ?? 100, ...(height !== undefined && { maxBlockSize: `${height}px` }) }}
      aria-label={label}
    >
      {items.map((item, index) => (
        // Two items may show one file.
        <li key={`${fileOfItem(item).path} ${index}`} class="gallery-item" data-marked={isMarked?.(index) ?? false}>
          {onOpen ? (
            <button type="button" class="gallery-open" aria-label={nameOf(item, index)} onClick={() => onOpen(index)}>
              <Thumbnail item={item} />
            </button>
          ) : (
            <span class="gallery-open">
              <Thumbnail item={item} alt={nameOf(item, index)} />
            </span>
          )}
          {item.caption && <span class="gallery-caption">{item.caption}</span>}
          {isMarked?.(index) && <span class="visually-hidden">differs</span>}
          {below?.(item, index)}
        </li>
      ))}
    </ul>
  );
}

/** What an item is called: its caption, else its file and its place. */
export function nameOf(item: GalleryItem, index: number): string {
  return item.caption || `${fileOfItem(item).orig_name}, ${index + 1}`;
}

function Thumbnail({ item, alt = "" }: { readonly item: GalleryItem; readonly alt?: string }) {
  if (!isVideo(item)) return <img src={fileOfItem(item).url} alt={alt} loading="lazy" decoding="async" />;
  return (
    <>
      <video src={fileOfItem(item).url} preload="metadata" muted playsInline tabIndex={-1} aria-hidden="true" />
      <span class="gallery-play">
        <PlayIcon />
      </span>
    </>
  );
}
