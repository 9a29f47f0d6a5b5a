import { signal } from "@preact/signals";

/** Whether the sheet of keys is open. */
export const isSheetOpen = signal(false);
