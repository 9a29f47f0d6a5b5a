import type { ComponentConfig } from "../../server/page-config.ts";
import type { ShownRun } from "../run/shown-run.ts";
import type { ChatTurn } from "./chat-turn.ts";

interface ReplyCaseActionsProps {
  readonly turn: ChatTurn;
  readonly run: ShownRun;
  readonly reply: ComponentConfig;
  readonly isGathering: boolean;
}

/** What can be said of a reply once there is feedback on it: that it was none, why, and what would have been better. */
export function ReplyCaseActions({ turn: { flags, number }, run, reply, isGathering }: ReplyCaseActionsProps) {
  const saved = flags.saved.value;
  const open = flags.openOf(run);
  if (saved === null || open === null) return null;
  const { FlaggedActions } = open.parts;
  return (
    <FlaggedActions
      flagged={open.case}
      saved={saved}
      outputs={[{ ...reply, id: `${reply.id}-${number}` }]}
      correctLabel="Write a better answer"
      isGathering={isGathering}
    />
  );
}
