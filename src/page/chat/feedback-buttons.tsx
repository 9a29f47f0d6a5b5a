import type { VNode } from "preact";
import { ThumbsDownIcon, ThumbsUpIcon } from "../../components/chatbot/chat-icons.tsx";
import { FlagIcon } from "../../components/view/icon.tsx";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { FlagState } from "../flag-row/flag-state.ts";
import type { ShownRun } from "../run/shown-run.ts";

interface FeedbackButtonsProps {
  readonly buttons: FlagRowConfig["buttons"];
  readonly flags: FlagState;
  readonly run: ShownRun;
}

/** Options of these values are drawn as thumbs. */
const thumbs: Readonly<Record<string, () => VNode>> = { like: ThumbsUpIcon, dislike: ThumbsDownIcon };

/** What can be thought of a reply, one button each. Another choice changes the same case. */
export function FeedbackButtons({ buttons, flags, run }: FeedbackButtonsProps) {
  const attempt = flags.attempt.value;
  const saved = flags.saved.value;
  return buttons.map(({ name, option }) => {
    const Thumb = thumbs[(option ?? "").toLowerCase()];
    const isSaving = attempt?.outcome.name === "saving" && attempt.option === option;
    const isSaved = saved !== null && saved.option === option;
    return (
      <button
        key={name}
        type="button"
        class="button media-button feedback-button"
        title={isSaved ? "Stored for the owner of this page" : Thumb && name}
        aria-label={Thumb && name}
        aria-pressed={isSaving || isSaved}
        aria-busy={isSaving}
        aria-disabled={!flags.canFlag(run, option)}
        data-is-saved={isSaved}
        onClick={() => void flags.flag(run, option)}
      >
        {Thumb ? <Thumb /> : <FlagIcon />}
        {!Thumb && name}
      </button>
    );
  });
}
