import { signal } from "@preact/signals";
import { render } from "preact";
import { AlertIcon, XIcon } from "../../components/view/icon.tsx";
import type { RunMessage } from "../run/run-event.ts";
import "./message-stack.css";

/** How long a message stays, unless somebody is at it. */
const shownMs = 10_000;

/** More would cover the page: the oldest goes. */
const mostShown = 5;

interface ShownMessage extends RunMessage {
  readonly id: number;
}

const shown = signal<readonly ShownMessage[]>([]);
let lastId = 0;
let place: HTMLElement | undefined;

/** Shows one more message. */
export function addMessage({ level, text }: RunMessage): void {
  if (place === undefined) {
    place = document.createElement("div");
    document.body.append(place);
    render(<MessageStack />, place);
  }
  const id = ++lastId;
  shown.value = [...shown.value, { id, level, text }].slice(-mostShown);
  const timer = setInterval(() => {
    if (place?.querySelector(`[data-message="${id}"]:is(:hover, :focus-within)`)) return;
    clearInterval(timer);
    remove(id);
  }, shownMs);
}

function remove(id: number): void {
  shown.value = shown.value.filter((message) => message.id !== id);
}

/** The messages, the newest below. A screen reader reads each once, when it comes. */
function MessageStack() {
  return (
    <div class="message-stack" role="log" aria-label="Messages">
      {shown.value.map(({ id, level, text }) => (
        <div key={id} class="message" data-message={id} data-level={level}>
          <AlertIcon />
          <p>
            {level === "warning" && <span class="visually-hidden">Warning: </span>}
            {text}
          </p>
          <button type="button" class="button button-text message-close" aria-label="Dismiss" onClick={() => remove(id)}>
            <XIcon />
          </button>
        </div>
      ))}
    </div>
  );
}
