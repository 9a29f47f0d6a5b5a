import type { RunMessage } from "./run-event.ts";

/** Shows a message in the corner of the page. What draws it is fetched by then, not with the page. */
export function showMessage(message: RunMessage): void {
  void import("../messages/message-stack.tsx").then(({ addMessage }) => addMessage(message));
}
