import { useEffect, useRef } from "preact/hooks";
import { XIcon } from "../view/icon.tsx";
import { DownloadLink, MediaButton } from "../view/media-bar.tsx";
import { ChevronLeftIcon, ChevronRightIcon } from "./gallery-icons.tsx";
import { fileOfItem, type GalleryItem, isVideo } from "./gallery-item.ts";
import "./gallery-preview.css";

interface GalleryPreviewProps {
  readonly items: readonly GalleryItem[];
  readonly index: number;
  readonly onMove: (index: number) => void;
  readonly onClose: () => void;
}

/** One item large, in the browser's own dialog; the arrow keys go through all of them. */
export function GalleryPreview({ items, index, onMove, onClose }: GalleryPreviewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The link to save comes first, and would be where the keyboard starts.
    dialog.current?.querySelector<HTMLElement>('[aria-label="Close"]')?.focus();
  }, []);
  const item = items[index];
  if (!item) return null;
  const file = fileOfItem(item);
  const move = (step: number) => onMove((index + step + items.length) % items.length);
  const isMany = items.length > 1;
  return (
    <dialog
      ref={dialog}
      class="gallery-preview"
      aria-label={`${item.caption || file.orig_name}, ${index + 1} of ${items.length}`}
      onClose={onClose}
      onClick={(event) => {
        // The dialog itself is hit only beside its content.
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
      onKeyDown={(event) => {
        // A video has its own use for the arrows.
        if (!isMany || (event.target as Element).matches("video")) return;
        if (event.key === "ArrowLeft") move(-1);
        if (event.key === "ArrowRight") move(1);
      }}
    >
      <div class="gallery-preview-frame">
        <div class="gallery-preview-bar">
          <span class="gallery-preview-caption" aria-live="polite">
            {item.caption || file.orig_name}
          </span>
          <span class="gallery-preview-place">{`${index + 1} of ${items.length}`}</span>
          <DownloadLink file={file} />
          <MediaButton icon={<XIcon />} label="Close" isIconOnly onClick={() => dialog.current?.close()} />
        </div>
        <div class="gallery-preview-item">
          {isVideo(item) ? (
            // biome-ignore lint/a11y/useMediaCaption: what people send has no captions.
            <video key={file.url} src={file.url} controls playsInline aria-label={item.caption || file.orig_name} />
          ) : (
            <img src={file.url} alt={item.caption || file.orig_name} />
          )}
        </div>
        {isMany && (
          <div class="gallery-preview-steps">
            <MediaButton icon={<ChevronLeftIcon />} label="Previous" onClick={() => move(-1)} />
            <MediaButton icon={<ChevronRightIcon />} label="Next" onClick={() => move(1)} />
          </div>
        )}
      </div>
    </dialog>
  );
}
