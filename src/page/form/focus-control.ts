const focusable = "input, button, select, textarea, [tabindex]";

/** Puts the focus on the control with this id, or on the first control inside it. */
export function focusControl(id: string): void {
  const element = document.getElementById(id);
  const control = element?.matches(focusable) ? element : element?.querySelector<HTMLElement>(focusable);
  control?.focus();
}
