import { MarkedDifference } from "../view/marked-difference.tsx";
import type { CellProps, DiffProps, InputProps, OutputProps } from "../view/view-props.ts";
import { ChatLog } from "./chat-log.tsx";
import { type ChatMessage, partsOf } from "./chat-message.ts";
import type { ChatViewOptions } from "./chat-view-options.ts";
import { withText } from "./with-text.ts";

type Value = readonly ChatMessage[];

export const emptyMessage = "Send a message first";

/** The conversation, whose messages can be edited. Nobody listens where an answer is corrected: there every text can be. */
export function Input(props: InputProps<Value, ChatViewOptions>) {
  const { id, labelId, value, options, disabled, isStreaming = false, onChange, onEvent } = props;
  const messages = value ?? [];
  return (
    <ChatLog
      id={id}
      labelId={labelId}
      messages={messages}
      isStreaming={isStreaming}
      options={options}
      canEditAll={onEvent === undefined && !disabled && !isStreaming}
      onEvent={(event, detail) => {
        if (event === "edit") {
          const { index, value: text } = detail as { index: number; value: string };
          onChange(messages.map((message, at) => (at === index ? withText(message, text) : message)));
        }
        onEvent?.(event, detail);
      }}
    />
  );
}

export function Output({ id, labelId, value, options, isStreaming, onEvent }: OutputProps<Value, ChatViewOptions>) {
  return <ChatLog id={id} labelId={labelId} messages={value ?? []} isStreaming={isStreaming} options={options} onEvent={onEvent} />;
}

export function Cell({ value }: CellProps<Value, ChatViewOptions>) {
  const last = value?.at(-1);
  if (!value || !last) return null;
  return (
    <span class="chat-cell">{`${value.length} ${value.length === 1 ? "message" : "messages"}: ${inOneLine(last).slice(0, 200)}`}</span>
  );
}

const inOneLine = (message: ChatMessage): string =>
  partsOf(message)
    .map((part) => (typeof part === "string" ? part : part.orig_name))
    .join(" ")
    .replaceAll(/\s+/g, " ");

export function Diff({ expected, actual }: DiffProps<Value, ChatViewOptions>) {
  return <MarkedDifference expected={expected && transcriptOf(expected)} actual={actual && transcriptOf(actual)} />;
}

/** The conversation as a text, one message under the other. */
function transcriptOf(messages: Value): string {
  return messages
    .map((message) => {
      const { role, metadata } = message;
      const content = partsOf(message).map((part) => (typeof part === "string" ? part : `[${part.orig_name}, ${part.size} bytes]`));
      return `${role}: ${metadata?.title ? `(${metadata.title}) ` : ""}${content.join("\n")}`;
    })
    .join("\n\n");
}
