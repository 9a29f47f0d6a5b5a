import type { ComponentChildren } from "preact";
import { CopyButton } from "../view/copy-button.tsx";
import { MediaButton } from "../view/media-bar.tsx";
import { PencilIcon, RetryIcon, SelectIcon, ThumbsDownIcon, ThumbsUpIcon, UndoIcon } from "./chat-icons.tsx";
import { type ChatMessage, textOf } from "./chat-message.ts";
import type { ChatAction } from "./chat-view-options.ts";

/** What a person did with a message; `like` says what they now think of it, `null` when they took it back. */
export type ChatActionDone = { readonly name: Exclude<ChatAction, "like"> } | { readonly name: "like"; readonly liked: boolean | null };

interface MessageActionsProps {
  readonly message: ChatMessage;
  /** From 0. */
  readonly index: number;
  /** Those that this message has. */
  readonly actions: readonly ChatAction[];
  readonly liked: boolean | null;
  readonly onAction: (action: ChatActionDone) => void;
}

/** The row of small buttons under a message. */
export function MessageActions({ message, index, actions, liked, onAction }: MessageActionsProps) {
  const has = (action: ChatAction) => actions.includes(action);
  const button = (name: Exclude<ChatAction, "like">, label: string, icon: ComponentChildren) =>
    has(name) && <MediaButton icon={icon} label={label} isIconOnly onClick={() => onAction({ name })} />;
  const opinion = (isLike: boolean, label: string, icon: ComponentChildren) =>
    has("like") && (
      <button
        type="button"
        class="button media-button"
        title={label}
        aria-label={label}
        aria-pressed={liked === isLike}
        onClick={() => onAction({ name: "like", liked: liked === isLike ? null : isLike })}
      >
        {icon}
      </button>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div class="chat-actions" role="group" aria-label={`Message ${index + 1}`}>
      {has("copy") && <CopyButton text={() => textOf(message)} onCopied={() => onAction({ name: "copy" })} />}
      {opinion(true, "Like", <ThumbsUpIcon />)}
      {opinion(false, "Dislike", <ThumbsDownIcon />)}
      {button("retry", "Try again", <RetryIcon />)}
      {button("undo", "Undo", <UndoIcon />)}
      {button("edit", "Edit", <PencilIcon />)}
      {button("select", "Select", <SelectIcon />)}
    </div>
  );
}
