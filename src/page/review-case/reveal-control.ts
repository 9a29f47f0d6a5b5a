/** Shows a control that lies in a tab or a part which is not open. */
export function revealControl(id: string): void {
  const control = document.getElementById(id);
  for (let part = control?.parentElement; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
    const isHiddenTab = part.hidden && part.getAttribute("role") === "tabpanel";
    if (isHiddenTab) document.getElementById(part.getAttribute("aria-labelledby") ?? "")?.click();
  }
}
