import { type ChatMessage, textOf } from "./chat-message.ts";
import type { ChatAction } from "./chat-view-options.ts";

interface ActionOptions {
  readonly actions: readonly ChatAction[];
  readonly isStreaming: boolean;
  readonly canEditAll: boolean;
}

/** What can be done with one message of a conversation: nothing while it is still coming. */
export function actionsOf(
  messages: readonly ChatMessage[],
  index: number,
  { actions, isStreaming, canEditAll }: ActionOptions,
): readonly ChatAction[] {
  const message = messages[index];
  const isLast = index === messages.length - 1;
  if (!message || (isStreaming && isLast)) return [];
  const isAnswer = message.role === "assistant";
  const hasText = textOf(message) !== "";
  const fits: Record<ChatAction, boolean> = {
    copy: hasText,
    like: isAnswer,
    retry: isAnswer && isLast,
    undo: isAnswer && isLast,
    edit: hasText && message.role === "user" && !isStreaming,
    select: true,
  };
  const own = actions.filter((action) => fits[action]);
  return canEditAll && hasText && !own.includes("edit") ? [...own, "edit"] : own;
}

/** The number of the message that the answer at `index` is to: the person's last one before it, else the answer itself. */
export function personsTurnBefore(messages: readonly ChatMessage[], index: number): number {
  const found = messages.slice(0, index + 1).findLastIndex(({ role }) => role === "user");
  return found === -1 ? index : found;
}
