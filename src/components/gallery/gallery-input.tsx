import { DropZone } from "../view/drop-zone.tsx";
import { XIcon } from "../view/icon.tsx";
import { MediaButton } from "../view/media-bar.tsx";
import { useUpload } from "../view/use-upload.ts";
import type { InputProps } from "../view/view-props.ts";
import { GalleryGrid, nameOf } from "./gallery-grid.tsx";
import { ChevronLeftIcon, ChevronRightIcon } from "./gallery-icons.tsx";
import type { GalleryItem } from "./gallery-item.ts";
import type { GalleryViewOptions } from "./gallery-view-options.ts";
import { useGallery } from "./use-gallery.tsx";

const accepted: Record<string, string> = {
  image: "image/png,image/jpeg,image/webp,image/gif,image/avif,image/tiff,.avif,.tif,.tiff",
  video: "video/*",
};

/** Items to add, to remove and to put in order. */
export function GalleryInput(props: InputProps<readonly GalleryItem[], GalleryViewOptions>) {
  const { value, options, disabled, onChange, onError } = props;
  const items = value ?? [];
  const { open, dialog } = useGallery(items, options.preview, props.onEvent);
  const uploader = useUpload({
    upload: props.upload,
    onError,
    isQueue: true,
    onDone: (files) =>
      onChange([
        ...items,
        ...files.map((file) => (file.mime_type.startsWith("video/") ? { video: file, caption: null } : { image: file, caption: null })),
      ]),
  });
  const takesVideos = options.fileTypes.includes("video");

  const remove = (index: number) => {
    const rest = items.toSpliced(index, 1);
    onChange(rest.length > 0 ? rest : null);
    onError(null);
    uploader.announce(`${nameOf(items[index] as GalleryItem, index)} removed`);
    document.getElementById(props.id)?.focus();
  };
  const move = (from: number, to: number) => {
    const moved = items[from];
    if (!moved) return;
    onChange(items.toSpliced(from, 1).toSpliced(to, 0, moved));
    uploader.announce(`Moved to place ${to + 1} of ${items.length}`);
    // The same button of the item at its new place, so that one key moves it on; at the end, the one that leads back.
    setTimeout(() => {
      const buttons = document.getElementById(`${props.id}-tools-${to}`)?.querySelectorAll<HTMLButtonElement>("button");
      const [earlier, later] = [buttons?.[0], buttons?.[1]];
      const [wanted, other] = to < from ? [earlier, later] : [later, earlier];
      (wanted?.disabled ? other : wanted)?.focus();
    });
  };

  return (
    <div class="gallery-input">
      <DropZone
        {...props}
        class="gallery-zone"
        noun={takesVideos ? "pictures or videos" : "pictures"}
        accept={options.fileTypes.map((type) => accepted[type]).join(",")}
        takes={takesVideos ? "PNG, JPEG, WebP, GIF, AVIF, TIFF or a video" : "PNG, JPEG, WebP, GIF, AVIF or TIFF"}
        isMultiple
        canPaste
        canUpload
        uploader={uploader}
      >
        {null}
      </DropZone>
      {items.length > 0 && (
        <GalleryGrid
          items={items}
          options={options}
          label="Chosen"
          onOpen={open}
          below={(item, index) => (
            <span id={`${props.id}-tools-${index}`} class="gallery-tools">
              <MediaButton
                icon={<ChevronLeftIcon />}
                label={`Move ${nameOf(item, index)} earlier`}
                isIconOnly
                disabled={disabled || index === 0}
                onClick={() => move(index, index - 1)}
              />
              <MediaButton
                icon={<ChevronRightIcon />}
                label={`Move ${nameOf(item, index)} later`}
                isIconOnly
                disabled={disabled || index === items.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <MediaButton
                icon={<XIcon />}
                label={`Remove ${nameOf(item, index)}`}
                isIconOnly
                disabled={disabled}
                onClick={() => remove(index)}
              />
            </span>
          )}
        />
      )}
      {dialog}
    </div>
  );
}
