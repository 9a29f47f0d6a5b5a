import { ChatLog } from "../../components/chatbot/chat-log.tsx";
import type { ChatAction, ChatViewOptions } from "../../components/chatbot/chat-view-options.ts";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { ChatState } from "./chat-state.ts";
import { ChatWelcome } from "./chat-welcome.tsx";
import { TurnFoot } from "./turn-foot.tsx";

interface ChatConversationProps {
  readonly state: ChatState;
  /** How replies are flagged by hand, if they are. */
  readonly flagging: FlagRowConfig | undefined;
}

/** The messages, each reply with what can be done with it and said of it. */
export function ChatConversation({ state, flagging }: ChatConversationProps) {
  const { history } = state.components;
  const entries = state.entries.value;
  const isRunning = state.isRunning.value;
  const lastTurn = state.turns.value.at(-1);
  const ofPerson: readonly ChatAction[] = state.can("edit") && !isRunning ? ["copy", "edit"] : ["copy"];
  return (
    <>
      <span class="visually-hidden" id={`${history.id}-label`}>
        Conversation
      </span>
      <ChatLog
        id={history.id}
        labelId={`${history.id}-label`}
        class="chat-page-log"
        messages={entries.map(({ message }) => message)}
        isStreaming={isRunning}
        options={history.options as unknown as ChatViewOptions}
        actionsAt={(_message, index) => (entries[index]?.message === entries[index]?.turn.said ? ofPerson : [])}
        onEvent={(event, detail) => {
          const { index, value } = detail as { readonly index: number; readonly value: string };
          const turn = entries[index]?.turn;
          if (event === "edit" && turn) state.edit(turn, value);
        }}
        editedLabel="Send"
        empty={<ChatWelcome state={state} />}
        below={(_message, index) => {
          const entry = entries[index];
          return entry?.isLast && <TurnFoot state={state} turn={entry.turn} isNewest={entry.turn === lastTurn} flagging={flagging} />;
        }}
      />
    </>
  );
}
