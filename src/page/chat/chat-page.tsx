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
        <ChatFoot state={state} notice={noticeOf(flagging)} />
      </section>
    </div>
  );
}

/** What is stored without a click, and what feedback stores. The owner's own words stand for both. */
function noticeOf(flagging: FlagRowConfig | undefined): string {
  if (!flagging || flagging.mode === "never") return "";
  return [...new Set([flagging.submitNotice, flagging.notice])].filter(Boolean).join(" ");
}
