import type { ComponentChildren } from "preact";
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import type { KindEvent } from "../component-event.ts";
import type { Json } from "../define-component.ts";
import { actionsOf, personsTurnBefore } from "./actions-of.ts";
import { ArrowDownIcon } from "./chat-icons.tsx";
import { type ChatMessage, textOf } from "./chat-message.ts";
import { ChatProse } from "./chat-prose.tsx";
import { ChatRow } from "./chat-row.tsx";
import type { ChatAction, ChatViewOptions } from "./chat-view-options.ts";
import type { ChatActionDone } from "./message-actions.tsx";
import { Working } from "./message-body.tsx";
import { keepSame } from "./same-json.ts";
import { useNearRows } from "./use-near-rows.ts";
import { useStickToEnd } from "./use-stick-to-end.ts";
import "./chat-log.css";
import "./chat-message.css";

interface ChatLogProps {
  readonly id: string;
  readonly labelId: string;
  readonly messages: readonly ChatMessage[];
  readonly isStreaming: boolean;
  readonly options: ChatViewOptions;
  /** Gets `like`, `retry`, `undo`, `edit`, `copy` and `select`, with details as `chatbot()` documents them. */
  readonly onEvent?: ((event: KindEvent, detail: Json) => void) | undefined;
  /** What is thought of each message, where somebody else keeps that: `null` for nothing. Default: the log keeps it. */
  readonly likedOf?: (message: ChatMessage, index: number) => boolean | null;
  /** Whether every text can be edited, the answers' too. Default: what the person wrote, where the options have `"edit"`. */
  readonly canEditAll?: boolean;
  /** What can be done with a message, where somebody else decides. Default: what the options say and the message fits. */
  readonly actionsAt?: (message: ChatMessage, index: number) => readonly ChatAction[];
  /** What the button says that ends the editing of a message. Default: "Save". */
  readonly editedLabel?: string;
  /** Stands there until the first message. Default: the options' placeholder. */
  readonly empty?: ComponentChildren;
  /** More under a message, for instance a row for feedback. */
  readonly below?: (message: ChatMessage, index: number) => ComponentChildren;
  readonly class?: string;
}

/** Rows at the end that are ready from the start. */
const lateRows = 30;

/** The messages of a conversation, the newest in sight; the part of a chat that `chatbot()` and other pages share. */
export function ChatLog(props: ChatLogProps) {
  const { id, labelId, messages, isStreaming, options, likedOf, canEditAll = false, empty, below } = props;
  const [box, content] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const { isAtEnd, toEnd } = useStickToEnd(box, content);
  const watch = useNearRows(box);
  const kept = useRef<readonly ChatMessage[]>([]);
  kept.current = keepSame(kept.current, messages);

  // Whoever sends a message wants to see it, wherever they were reading.
  const sent = messages.filter(({ role }) => role === "user").length;
  useLayoutEffect(toEnd, [sent]);

  // Rows are drawn again when their functions change; these never do.
  const onEvent = useRef(props.onEvent);
  onEvent.current = props.onEvent;
  const tell = useCallback((index: number, action: ChatActionDone) => {
    const { name } = action;
    const isOfTurn = name === "retry" || name === "undo";
    const told = isOfTurn ? personsTurnBefore(kept.current, index) : index;
    const detail = { index: told, value: kept.current[told]?.content ?? null };
    onEvent.current?.(name, action.name === "like" ? { ...detail, liked: action.liked } : detail);
  }, []);
  const edit = useCallback((index: number, value: string) => {
    const message = kept.current[index];
    if (message) onEvent.current?.("edit", { index, value, previous: textOf(message) });
  }, []);

  const fitting = (_message: ChatMessage, index: number) =>
    actionsOf(kept.current, index, { actions: options.actions, isStreaming, canEditAll });
  const { actionsAt = fitting } = props;
  const last = kept.current.at(-1);
  return (
    <div
      class={`chat ${props.class ?? ""}`}
      data-layout={options.layout}
      style={options.height === undefined ? undefined : { blockSize: `${options.height}px` }}
    >
      <div
        id={id}
        ref={box}
        class="chat-box"
        role="log"
        aria-live="polite"
        aria-busy={isStreaming}
        aria-labelledby={labelId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it.
        tabIndex={0}
      >
        <div ref={content} class="chat-content">
          {kept.current.length === 0 && (empty ?? <Placeholder text={options.placeholder} />)}
          <ol class="chat-list">
            {kept.current.map((message, index) => (
              <li
                key={message.id ?? index}
                class="chat-row"
                data-role={message.role}
                data-goes-on={index > 0 && kept.current[index - 1]?.role === message.role}
              >
                <ChatRow
                  message={message}
                  index={index}
                  actions={actionsAt(message, index).join(" ")}
                  name={nameOf(message, kept.current[index - 1], options)}
                  isNameShown={message.role !== "system" && Boolean(options.names[message.role])}
                  liked={likedOf?.(message, index)}
                  onAction={tell}
                  onEdit={edit}
                  editedLabel={props.editedLabel}
                  isLate={index >= kept.current.length - lateRows}
                  watch={watch}
                />
                {below?.(message, index)}
              </li>
            ))}
          </ol>
          {isStreaming && last?.role !== "assistant" && <Working label="Waiting for an answer" />}
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" class="button chat-to-end" title="To the latest message" aria-label="To the latest message" onClick={toEnd}>
          <ArrowDownIcon />
        </button>
      )}
    </div>
  );
}

function Placeholder({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div class="chat-placeholder">
      <ChatProse text={text} />
    </div>
  );
}

const defaultNames = { user: "You", assistant: "Assistant" };

/** The speaker, named once above the first of several messages in a row. */
function nameOf(message: ChatMessage, before: ChatMessage | undefined, { names }: ChatViewOptions): string | undefined {
  if (message.role === "system" || before?.role === message.role) return undefined;
  return names[message.role] || defaultNames[message.role];
}
