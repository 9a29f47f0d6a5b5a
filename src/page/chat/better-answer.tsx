import { useState } from "preact/hooks";
import { type ChatMessage, textOf } from "../../components/chatbot/chat-message.ts";
import { withText } from "../../components/chatbot/with-text.ts";
import type { Json } from "../../components/define-component.ts";
import { AutoSizedTextarea } from "../../components/view/auto-sized-textarea.tsx";
import type { FlaggedParts } from "../flag-row/load-flagged.ts";
import type { FlaggedCase } from "../flagged-case/flagged-case.ts";
import type { FormField } from "../form/form-field.ts";

interface BetterAnswerProps {
  readonly flagged: FlaggedCase;
  /** The reply as it should be. */
  readonly field: FormField;
  readonly SaveProgress: FlaggedParts["SaveProgress"];
}

type Reply = readonly ChatMessage[];

/** So that the box to write in stays beside the answer, on a phone too. */
const mostLines = 12;

/** The better answer, as a text that begins with what was answered. Thoughts and files of the reply stay as they are. */
export function BetterAnswer({ flagged, field, SaveProgress }: BetterAnswerProps) {
  const { id } = field.config;
  const reply = (field.value.value ?? []) as unknown as Reply;
  // An emptied box stays empty while the answer is written anew.
  const [draft, setDraft] = useState(() => textIn(reply));
  const problem = field.problem.value;
  const change = (text: string) => {
    setDraft(text);
    // An empty answer is none: the reply stands as it came.
    flagged.correct(field, text.trim() === "" ? field.config.initial : (withAnswer(reply, text) as unknown as Json));
  };
  return (
    <div class="better-answer" onFocusOut={() => void flagged.saver.flush()}>
      <div class="flagged-note-head">
        <label class="field-label" for={id}>
          The better answer
        </label>
        <SaveProgress flagged={flagged} of={field} />
      </div>
      <AutoSizedTextarea
        id={id}
        lines={3}
        maxLines={mostLines}
        value={draft}
        aria-invalid={problem !== null}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      {problem !== null && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The place of the answer itself: the last message that says something and is no thought. */
function answerIn(reply: Reply): number {
  return reply.findLastIndex((message) => message.metadata?.title === undefined && textOf(message) !== "");
}

function textIn(reply: Reply): string {
  const answer = reply[answerIn(reply)];
  return answer ? textOf(answer) : "";
}

function withAnswer(reply: Reply, text: string): Reply {
  const at = answerIn(reply);
  if (at === -1) return [...reply, { role: "assistant", content: text }];
  return reply.map((message, index) => (index === at ? withText(message, text) : message));
}
