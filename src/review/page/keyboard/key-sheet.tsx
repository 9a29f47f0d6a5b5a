import { ReviewDialog } from "../review-dialog.tsx";
import { keyMap } from "./key-map.ts";
import { isSheetOpen } from "./key-sheet-state.ts";
import "./key-sheet.css";

const groups = ["Move", "Judge", "Choose", "Page"] as const;

/** All keys of the page, on `?`. */
export function KeySheet() {
  if (!isSheetOpen.value) return null;
  return (
    <ReviewDialog title="Keys" size="wide" onClose={() => (isSheetOpen.value = false)}>
      <div class="key-sheet-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {keyMap
                .filter((binding) => binding.group === group)
                .map(({ shown, does }) => (
                  <div key={shown} class="key-sheet-row">
                    <dt>
                      {shown.split(" ").map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="key-sheet-foot">
        In the expected output, <kbd>Ctrl</kbd> <kbd>Enter</kbd> (on a Mac <kbd>⌘</kbd> <kbd>Enter</kbd>) saves. Keys do nothing while you
        type; <kbd>Esc</kbd> leaves a field.
      </p>
    </ReviewDialog>
  );
}
