import { RetryIcon, UndoIcon } from "../../components/chatbot/chat-icons.tsx";
import { textOf } from "../../components/chatbot/chat-message.ts";
import { CopyButton } from "../../components/view/copy-button.tsx";
import { MediaButton } from "../../components/view/media-bar.tsx";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import { RunError } from "../run/run-error.tsx";
import type { ChatState } from "./chat-state.ts";
import type { ChatTurn } from "./chat-turn.ts";
import { FeedbackButtons } from "./feedback-buttons.tsx";
import { ReplyCase } from "./reply-case.tsx";
import { ReplyCaseActions } from "./reply-case-actions.tsx";
import { TurnProgress } from "./turn-progress.tsx";
import "./turn-foot.css";

interface TurnFootProps {
  readonly state: ChatState;
  readonly turn: ChatTurn;
  readonly isNewest: boolean;
  readonly flagging: FlagRowConfig | undefined;
}

/** What stands under a reply: how it ended, what can be done with it, and what is thought of it. */
export function TurnFoot({ state, turn, isNewest, flagging }: TurnFootProps) {
  const end = turn.end.value;
  if (end === null) return <TurnProgress state={state} />;
  const text = turn.reply.value.map(textOf).filter(Boolean).join("\n\n");
  const canAct = isNewest && !state.isRunning.value;
  const { run } = turn;
  const isFlaggable = flagging !== undefined && run?.receipt !== undefined;
  const hasFailed = end.name === "failed";
  const retry = canAct && state.can("retry") && (
    <MediaButton icon={<RetryIcon />} label="Try again" isIconOnly={!hasFailed} onClick={() => state.retry()} />
  );
  return (
    <div class="turn-foot">
      {end.name === "failed" && <RunError error={end.error} />}
      {end.name === "stopped" && <p class="turn-word">Stopped</p>}
      {end.name === "done" && turn.reply.value.length === 0 && <p class="turn-word">No reply came.</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form. */}
      <div class="chat-actions turn-actions" role="group" aria-label={`Reply ${turn.number + 1}`}>
        {hasFailed && retry}
        {text !== "" && <CopyButton text={() => text} />}
        {isFlaggable && <FeedbackButtons buttons={flagging.buttons} flags={turn.flags} run={run} />}
        {!hasFailed && retry}
        {canAct && state.can("undo") && <MediaButton icon={<UndoIcon />} label="Take back" isIconOnly onClick={() => state.undo()} />}
        {isFlaggable && <ReplyCaseActions turn={turn} run={run} reply={state.components.reply} isGathering={flagging.isGathering} />}
      </div>
      {isFlaggable && <ReplyCase turn={turn} run={run} />}
    </div>
  );
}
