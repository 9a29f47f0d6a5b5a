/**
 * The first control of a form that holds a text without a meaning, such as "1e" for a number. Its value is empty, and so the
 * form would be sent without what the person sees in it.
 */
export function findUnreadable(form: HTMLFormElement): HTMLElement | undefined {
  return [...form.elements].find(
    (element): element is HTMLInputElement =>
      "validity" in element && ((element as HTMLInputElement).validity.badInput || (element as HTMLInputElement).validity.customError),
  );
}
