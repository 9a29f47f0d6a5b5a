import { ChatFile } from "./chat-file.tsx";
import { type ChatMessage, type ChatMetadata, partsOf } from "./chat-message.ts";
import { ChatProse } from "./chat-prose.tsx";

/** What a message says; with a title it opens and closes, and stands open while its work goes on. */
export function MessageBody({ message }: { readonly message: ChatMessage }) {
  const parts = partsOf(message).map((part, index) =>
    typeof part === "string" ? part !== "" && <ChatProse key={index} text={part} /> : <ChatFile key={index} file={part} />,
  );
  const { metadata } = message;
  if (metadata?.title === undefined) return <div class="chat-body">{parts}</div>;
  return (
    <details class="chat-thought" open={metadata.status === "pending"}>
      <summary>
        <Title metadata={metadata} title={metadata.title} />
      </summary>
      <div class="chat-body">{parts}</div>
    </details>
  );
}

function Title({ metadata, title }: { readonly metadata: ChatMetadata; readonly title: string }) {
  const { log, status, duration } = metadata;
  return (
    <span class="chat-thought-title">
      <span>{title}</span>
      {log && <span class="chat-thought-log">{log}</span>}
      {status === "pending" && <Working label="Working" />}
      {duration !== undefined && <span class="chat-thought-log">{`${Number(duration.toPrecision(2))} s`}</span>}
    </span>
  );
}

/** Three dots while something is awaited. */
export function Working({ label }: { readonly label: string }) {
  return (
    <span class="chat-working" role="img" aria-label={label}>
      <span />
      <span />
      <span />
    </span>
  );
}
