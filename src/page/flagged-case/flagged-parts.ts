// What the page needs once something is flagged: a file of its own, fetched by then.
export { FlaggedActions } from "./flagged-actions.tsx";
export { FlaggedNote } from "./flagged-note.tsx";
export { openCase } from "./open-case.ts";
export { OutputCorrection } from "./output-correction.tsx";
export { SaveProgress } from "./save-progress.tsx";
export { UnsavedChange } from "./unsaved-change.tsx";
