import { type ReadonlySignal, signal } from "@preact/signals";

const narrow = matchMedia("(width < 900px)");
const narrowNow = signal(narrow.matches);
narrow.addEventListener("change", () => (narrowNow.value = narrow.matches));

/** Whether the header has no room for more than where one is. */
export const isNarrow: ReadonlySignal<boolean> = narrowNow;
