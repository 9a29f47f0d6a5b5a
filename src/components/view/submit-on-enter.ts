/** Handles the Enter key of a one-line control; the key that ends a word in an input method does not count. */
export function submitOnEnter(onSubmit: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    // The form around the control would submit once more.
    event.preventDefault();
    onSubmit();
  };
}

/** Handles Ctrl+Enter and Command+Enter of a control where Enter alone makes a new line. */
export function submitOnModifiedEnter(onSubmit: () => void): (event: KeyboardEvent) => void {
  const submit = submitOnEnter(onSubmit);
  return (event) => {
    if (event.ctrlKey || event.metaKey) submit(event);
  };
}
