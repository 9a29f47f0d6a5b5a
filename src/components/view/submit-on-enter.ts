import type { TargetedKeyboardEvent } from "preact";

type KeyHandler<Control extends EventTarget> = (event: TargetedKeyboardEvent<Control>) => void;

/** Handles the Enter key of a one-line control; the key that ends a word in an input method does not count. */
export function submitOnEnter<Control extends EventTarget>(onSubmit: (control: Control) => void): KeyHandler<Control> {
  return (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    // The form around the control would submit once more.
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
}

/** Handles Ctrl+Enter and Command+Enter of a control where Enter alone makes a new line. */
export function submitOnModifiedEnter<Control extends EventTarget>(onSubmit: (control: Control) => void): KeyHandler<Control> {
  const submit = submitOnEnter(onSubmit);
  return (event) => {
    if (event.ctrlKey || event.metaKey) submit(event);
  };
}
