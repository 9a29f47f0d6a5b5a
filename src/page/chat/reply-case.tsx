import { useEffect, useRef } from "preact/hooks";
import { describeApiError } from "../api/api-error.ts";
import { FlagFailure } from "../flag-row/flag-failure.tsx";
import { refusalIn } from "../flag-row/flag-state.ts";
import type { ShownRun } from "../run/shown-run.ts";
import { BetterAnswer } from "./better-answer.tsx";
import type { ChatTurn } from "./chat-turn.ts";

interface ReplyCaseProps {
  readonly turn: ChatTurn;
  readonly run: ShownRun;
}

const announcements: Record<string, string> = {
  saving: "Saving the feedback",
  saved: "The feedback is saved. You can undo it, add a note or write a better answer.",
  undone: "The feedback is undone.",
};

/** The case of a reply: its note and the better answer, and what became of them. */
export function ReplyCase({ turn: { flags }, run }: ReplyCaseProps) {
  const place = useRef<HTMLDivElement>(null);
  const attempt = flags.attempt.value;
  const refusal = refusalIn(attempt);
  const open = flags.openOf(run);
  const outcome = attempt?.outcome.name;
  const isUndone = outcome === "undone";
  useEffect(() => {
    // Undo has gone with the feedback; the keyboard goes on where it can be given again.
    if (isUndone && document.activeElement === document.body) {
      place.current?.parentElement?.querySelector<HTMLElement>(".feedback-button")?.focus();
    }
  }, [isUndone]);
  const [correction] = open?.case.corrections.value?.values() ?? [];
  return (
    <div class="reply-case" ref={place}>
      {refusal && (
        <FlagFailure
          text={`Not saved. ${describeApiError(refusal.error)}`}
          onRetry={refusal.mayPass ? () => void flags.retry() : undefined}
        />
      )}
      {outcome === "dropped" && <p class="turn-word">Not kept, by this page’s rules.</p>}
      {flags.open.value === "unavailable" && <p class="turn-word">Undo, note and better answer could not be loaded.</p>}
      {open && <open.parts.FlaggedNote flagged={open.case} />}
      {open && correction && <BetterAnswer flagged={open.case} field={correction} SaveProgress={open.parts.SaveProgress} />}
      {open && <open.parts.UnsavedChange flagged={open.case} isEarlierRun={false} />}
      <p class="visually-hidden" role="status">
        {outcome && announcements[outcome]}
      </p>
    </div>
  );
}
