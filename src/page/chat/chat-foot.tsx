import type { ChatState } from "./chat-state.ts";

interface ChatFootProps {
  readonly state: ChatState;
  /** What is stored, by feedback or by itself; empty for nothing. */
  readonly notice: string;
}

/** The line under the box: what is stored of the conversation, and the way to begin anew. */
export function ChatFoot({ state, notice }: ChatFootProps) {
  return (
    <div class="chat-foot">
      <p class="chat-notice">{notice}</p>
      {state.can("clear") && state.turns.value.length > 0 && (
        <button type="button" class="button button-text chat-clear" onClick={() => state.clear()}>
          Clear
        </button>
      )}
    </div>
  );
}
