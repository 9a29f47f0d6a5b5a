import type { FileData } from "../file-data.ts";

/** A picture or a video of a `gallery()` as a page value. A type, so that it counts as JSON. */
export type GalleryItem =
  | { readonly image: FileData; readonly caption: string | null }
  | { readonly video: FileData; readonly caption: string | null };

/** The file of an item, whichever it is. */
export const fileOfItem = (item: GalleryItem): FileData => ("image" in item ? item.image : item.video);

export const isVideo = (item: GalleryItem): boolean => "video" in item;

/** The same item with its file turned into something else. */
export const withItemFile = <Stored>(item: GalleryItem, file: Stored) =>
  "image" in item ? { image: file, caption: item.caption } : { video: file, caption: item.caption };
