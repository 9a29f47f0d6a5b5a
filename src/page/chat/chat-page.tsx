import { useEffect } from "preact/hooks";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import { whenIdle } from "../interface/when-idle.ts";
import { ChatComposer } from "./chat-composer.tsx";
import { ChatConversation } from "./chat-conversation.tsx";
import { ChatFoot } from "./chat-foot.tsx";
import { ChatInputs } from "./chat-inputs.tsx";
import type { ChatState } from "./chat-state.ts";
import "./chat-page.css";

export { openChat } from "./open-chat.ts";

interface ChatPageProps {
  readonly state: ChatState;
  readonly flagging: FlagRowConfig | undefined;
}

/** A conversation that fills the page, the box to write in under it, and additional inputs at its side. */
export function ChatPage({ state, flagging }: ChatPageProps) {
  const isManual = flagging?.mode === "manual";
  const [first] = state.turns.value;
  const hasRun = first !== undefined && first.end.value !== null;
  useEffect(() => {
    if (isManual && hasRun) whenIdle(() => first.flags.prepare());
  }, [isManual, hasRun]);
  const hasInputs = state.form.fields.some(({ config }) => config.isVisible);
  return (
    <div class="chat-page" data-has-inputs={hasInputs}>
      {hasInputs && <ChatInputs state={state} />}
      <section class="chat-main" aria-label="Chat">
        <ChatConversation state={state} flagging={isManual ? flagging : undefined} />
        <ChatComposer state={state} />
        <ChatFoot state={state} notice={flagging?.submitNotice ?? flagging?.notice ?? ""} />
      </section>
    </div>
  );
}
