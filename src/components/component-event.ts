/** Events that every component has: its value changed (by whomever), was edited, was emptied, or the keyboard came or went. */
export type CommonEvent = "change" | "input" | "clear" | "focus" | "blur";

/** Events that only some kinds have; each kind names its own. */
export type KindEvent =
  | "submit"
  | "click"
  | "select"
  | "upload"
  | "release"
  | "stream"
  | "tick"
  | "like"
  | "edit"
  | "retry"
  | "undo"
  | "copy"
  | "play"
  | "pause"
  | "stop";

/** What a person, or a timer, can do to a component. */
export type ComponentEvent = CommonEvent | KindEvent;

export const commonEvents: readonly CommonEvent[] = ["change", "input", "clear", "focus", "blur"];

/** Every event, to give each component a method of this name. */
export const componentEvents: readonly ComponentEvent[] = [
  ...commonEvents,
  "submit",
  "click",
  "select",
  "upload",
  "release",
  "stream",
  "tick",
  "like",
  "edit",
  "retry",
  "undo",
  "copy",
  "play",
  "pause",
  "stop",
];
