import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { ShownRun } from "../run/shown-run.ts";
import { FlagButton } from "./flag-button.tsx";
import type { FlagState } from "./flag-state.ts";

interface FlagButtonsProps {
  readonly buttons: FlagRowConfig["buttons"];
  readonly flags: FlagState;
  readonly shownRun: ShownRun | null;
  /** Why there is nothing to flag. */
  readonly reason: string | undefined;
}

const reasonId = "flag-row-reason";
const storedReason = "This run is stored already.";

/** One button for each option, or the plain "Flag". */
export function FlagButtons({ buttons, flags, shownRun, reason }: FlagButtonsProps) {
  const attempt = flags.attempt.value;
  const saved = flags.saved.value;
  const isFlagged = saved !== null && saved.run === shownRun;
  const stateOf = (option: string | null) => {
    if (attempt?.outcome.name === "saving" && attempt.option === option) return "saving";
    if (isFlagged && saved.option === option) return "saved";
    return flags.canFlag(shownRun, option) ? "ready" : "disabled";
  };
  return (
    <div class="flag-row-buttons">
      {buttons.map(({ label, option }) => {
        const state = stateOf(option);
        return (
          <FlagButton
            key={label}
            label={label}
            state={state}
            isOption={option !== null}
            reasonId={reasonId}
            reason={state === "saved" ? storedReason : reason}
            onFlag={() => void flags.flag(shownRun, option)}
          />
        );
      })}
      <p class="visually-hidden" id={reasonId}>
        {isFlagged ? storedReason : reason}
      </p>
    </div>
  );
}
