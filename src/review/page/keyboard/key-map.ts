import type { ReviewState } from "../review-state.ts";
import { isSheetOpen } from "./key-sheet-state.ts";

/** One key of the page. */
export interface KeyBinding {
  /** `KeyboardEvent.key`, several for the same. */
  readonly keys: readonly string[];
  /** What the sheet and the buttons call it. */
  readonly shown: string;
  readonly does: string;
  readonly group: "Move" | "Judge" | "Choose" | "Page";
  readonly run: (state: ReviewState) => void;
}

/** Every key of the page, in the order of its sheet. */
export const keyMap: readonly KeyBinding[] = [
  { keys: ["j", "ArrowDown"], shown: "j", does: "Next case", group: "Move", run: (state) => void state.moveBy(1) },
  { keys: ["k", "ArrowUp"], shown: "k", does: "Previous case", group: "Move", run: (state) => void state.moveBy(-1) },
  { keys: ["Enter"], shown: "Enter", does: "Look at the case closely", group: "Move", run: (state) => state.show("focus") },
  { keys: ["Escape"], shown: "Esc", does: "Close, choose nothing, or back to the table", group: "Move", run: goBack },
  {
    keys: ["w"],
    shown: "w",
    does: "Wrong; the visitor’s correction is taken as expected",
    group: "Judge",
    run: (state) => state.reviewing.judge("wrong"),
  },
  { keys: ["r"], shown: "r", does: "Right", group: "Judge", run: (state) => state.reviewing.judge("right") },
  { keys: ["d"], shown: "d", does: "Discard", group: "Judge", run: (state) => state.reviewing.judge("discarded") },
  { keys: ["e"], shown: "e", does: "Enter the expected output", group: "Judge", run: (state) => void state.reviewing.correct() },
  { keys: ["c"], shown: "c", does: "Comment", group: "Judge", run: (state) => state.reviewing.comment() },
  { keys: ["u"], shown: "u", does: "Undo", group: "Judge", run: (state) => state.reviewing.undo() },
  { keys: ["x"], shown: "x", does: "Choose the case, or not", group: "Choose", run: (state) => state.toggleChosen() },
  {
    keys: ["J", "Shift+ArrowDown"],
    shown: "Shift j",
    does: "Choose on downwards",
    group: "Choose",
    run: (state) => void state.extendBy(1),
  },
  { keys: ["K", "Shift+ArrowUp"], shown: "Shift k", does: "Choose on upwards", group: "Choose", run: (state) => void state.extendBy(-1) },
  { keys: ["/"], shown: "/", does: "Search", group: "Page", run: focusSearch },
  { keys: ["?"], shown: "?", does: "These keys", group: "Page", run: () => (isSheetOpen.value = true) },
];

/** The element that `/` leads to. */
export const searchId = "review-search";

/** Leads to the search, which stands over the table; at once where it can, lest what is typed next be taken for keys that judge. */
function focusSearch(state: ReviewState): void {
  if (selectSearch()) return;
  state.show("table");
  // Not before it is drawn.
  setTimeout(selectSearch);
}

function selectSearch(): boolean {
  const field = document.getElementById(searchId);
  if (!(field instanceof HTMLInputElement)) return false;
  field.select();
  return true;
}

function goBack(state: ReviewState): void {
  const { case: id } = state.query.peek();
  if (id !== null && state.reviewing.draftOf(id).correction.peek() !== null) state.reviewing.draftOf(id).stopCorrecting();
  else if (state.selection.ids.peek().size > 0) state.selection.clear();
  else state.show("table");
}
