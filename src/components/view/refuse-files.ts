import { acceptsFile } from "./accepts-file.ts";

/** What files are taken. */
export interface FileRule {
  /** As of a file input, for instance `image/png,.csv`; empty for any file. */
  readonly accept: string;
  /** The same in words: `PNG, JPEG or WebP`. */
  readonly takes: string;
  readonly isMultiple: boolean;
}

/** Why files that a person chose cannot be taken; `null` where they can. */
export function refuseFiles(files: readonly File[], { accept, takes, isMultiple }: FileRule): string | null {
  const refused = files.find((file) => !acceptsFile(accept, file));
  if (refused) return `${refused.name} cannot be used here. Choose ${takes}.`;
  return files.length > 1 && !isMultiple ? "Only one file fits here. Choose one." : null;
}
