/** What the view gets of `gallery()`'s options. */
export interface GalleryViewOptions {
  readonly fileTypes: readonly string[];
  readonly columns?: number;
  readonly fit: "cover" | "contain";
  /** In CSS pixels. */
  readonly height?: number;
  readonly preview: boolean;
}
