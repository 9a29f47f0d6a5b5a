import { ChatProse } from "../../components/chatbot/chat-prose.tsx";
import { ViewSlot } from "../view/view-slot.tsx";
import type { ChatState } from "./chat-state.ts";

/** Stands there until the first message: the owner's words, and examples to begin with. */
export function ChatWelcome({ state }: { readonly state: ChatState }) {
  const { placeholder = "Write a message to begin.", examples } = state.config;
  const { kind, options } = state.components.message;
  return (
    <div class="chat-welcome">
      <ChatProse text={placeholder} />
      {examples.length > 0 && (
        <ul class="chat-examples" aria-label="Examples">
          {examples.map((example, index) => (
            <li key={index}>
              <button type="button" class="button chat-example" onClick={() => state.sendExample(example)}>
                <ViewSlot kind={kind} value={example.message} draw={({ Cell }) => <Cell value={example.message} options={options} />} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
