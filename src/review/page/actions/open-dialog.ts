import { signal } from "@preact/signals";
import type { VNode } from "preact";

/** The dialog that is open. The page draws it, since the case that it is about may go meanwhile. */
export const openDialog = signal<VNode | null>(null);

export function closeDialog(): void {
  openDialog.value = null;
}
