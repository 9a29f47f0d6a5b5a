import type { FileAccess, MediaAccess } from "../components/define-component.ts";

function refuse(): never {
  throw new Error("This component was lent no files.");
}

/** What the faces of a component get that holds no files. */
export const noFiles: FileAccess = { pathOf: refuse, store: refuse };

/** What the stored forms of a component are made with that holds no files. */
export const noMedia: MediaAccess = { save: refuse, load: refuse };
