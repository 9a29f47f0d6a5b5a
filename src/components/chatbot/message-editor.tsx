import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { AutoSizedTextarea } from "../view/auto-sized-textarea.tsx";

interface MessageEditorProps {
  readonly text: string;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
  /** What the button says that saves. */
  readonly savedLabel?: string | undefined;
}

/** A message being written anew: Ctrl+Enter or Command+Enter saves, Escape leaves it as it was. */
export function MessageEditor({ text, onSave, onCancel, savedLabel = "Save" }: MessageEditorProps) {
  const [draft, setDraft] = useState(text);
  const form = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const area = form.current?.querySelector("textarea");
    area?.focus();
    area?.setSelectionRange(text.length, text.length);
  }, []);
  return (
    <div ref={form} class="chat-editor">
      <AutoSizedTextarea
        lines={1}
        maxLines={16}
        aria-label="Edit the message"
        value={draft}
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Escape") onCancel();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSave(draft);
        }}
      />
      <div class="chat-editor-buttons">
        <button type="button" class="button button-text" onClick={onCancel}>
          Cancel
        </button>
        <button type="button" class="button" onClick={() => onSave(draft)}>
          {savedLabel}
        </button>
      </div>
    </div>
  );
}
