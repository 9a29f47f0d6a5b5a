import type { DownloadedFile } from "../review-client.ts";

/** Longer than a browser takes to begin to write a file of any size. */
const patienceMs = 60_000;

/** Has the browser write a file to its folder of downloads. */
export function saveFile({ name, content }: DownloadedFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), patienceMs);
}
