import type { Comparison } from "../component.ts";
import { compareBytes } from "../single-file-faces.ts";
import { fileOfItem, type GalleryItem, isVideo } from "./gallery-item.ts";

/** Whether two items are of one kind, the same to the byte, and under the same caption. */
export function compareItems(expected: GalleryItem, actual: GalleryItem): Comparison {
  if (isVideo(expected) !== isVideo(actual)) {
    return { same: false, reason: isVideo(actual) ? "a video is not a picture" : "a picture is not a video" };
  }
  if (expected.caption !== actual.caption) {
    return { same: false, reason: `the caption ${JSON.stringify(actual.caption)} is not ${JSON.stringify(expected.caption)}` };
  }
  return compareBytes(fileOfItem(expected), fileOfItem(actual));
}
