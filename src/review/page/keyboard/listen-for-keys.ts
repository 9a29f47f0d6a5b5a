import type { ReviewState } from "../review-state.ts";
import { keyMap } from "./key-map.ts";

const bindings = new Map(keyMap.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)));
/** What takes keys itself. */
const typing = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=slider], [role=textbox]";
/** What Enter and the arrows already mean something on. */
const acting = "a, button, summary, [role=button], [role=tab], [role=option], [role=menuitem], audio, video";

/** Runs what a key means, but never while somebody types, nor over a key of the browser's or of an open dialog. */
export function listenForKeys(state: ReviewState): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    if (!(target instanceof Element) || document.querySelector("dialog[open]") !== null) return;
    if (target.matches(typing) || target.closest("[contenteditable]:not([contenteditable=false])")) {
      // The way out of a field, after which keys mean something again.
      if (event.key === "Escape" && target instanceof HTMLElement) target.blur();
      return;
    }
    const isBig = event.key.length > 1;
    if (isBig && event.key !== "Escape" && target.closest(acting) !== null) return;
    const binding = bindings.get(isBig && event.shiftKey ? `Shift+${event.key}` : event.key);
    if (binding === undefined) return;
    event.preventDefault();
    if (state.query.peek().view === "numbers" && binding.group !== "Page") {
      // Nobody judges, or leaves, a case that is not to be seen.
      if (event.key === "Escape") state.show("table");
      return;
    }
    if (state.reviewing.isLeading && binding.group === "Judge") return;
    // A key that is held down walks through the list, but judges one case alone.
    if (event.repeat && binding.group !== "Move" && binding.group !== "Choose") return;
    binding.run(state);
  });
}
