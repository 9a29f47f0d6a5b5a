import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { ShownRun } from "../run/shown-run.ts";
import { FlagButton } from "./flag-button.tsx";
import { FlagFailure } from "./flag-failure.tsx";
import type { FlagPhase, FlagState } from "./flag-state.ts";
import "./flag-row.css";

interface FlagRowProps {
  readonly config: FlagRowConfig;
  readonly flags: FlagState;
  readonly shownRun: ShownRun | null;
  /** Whether the form says something else by now than the run on the screen. */
  readonly isEdited: boolean;
}

const reasonId = "flag-row-reason";

const announcements: Record<FlagPhase["name"], string> = {
  idle: "",
  saving: "Saving the flag",
  saved: "The flag is saved",
  failed: "",
};

function reasonFor(phase: FlagPhase, run: ShownRun | null): string | undefined {
  if (run === null) return "Run it first: a flag stores the inputs and outputs of a run.";
  if (phase.name === "saved" && phase.run === run) return "This run is stored already.";
  return undefined;
}

/** The footer of the outputs: marks the run on the screen as one to look at, and says what that stores. */
export function FlagRow({ config, flags, shownRun, isEdited }: FlagRowProps) {
  const phase = flags.phase.value;
  const reason = reasonFor(phase, shownRun);
  const stateOf = (option: string | null) => {
    const isPressed = phase.name !== "idle" && phase.option === option;
    if (isPressed && phase.name === "saving") return "saving";
    if (isPressed && phase.name === "saved" && phase.run === shownRun) return "saved";
    return flags.canFlag(shownRun) ? "ready" : "disabled";
  };
  return (
    <fieldset class="flag-row" aria-label="Flag">
      <div class="flag-row-buttons">
        {config.buttons.map(({ label, option }) => (
          <FlagButton
            key={label}
            label={label}
            state={stateOf(option)}
            reasonId={reasonId}
            reason={reason}
            onFlag={() => void flags.flag(shownRun, option)}
          />
        ))}
      </div>
      {phase.name === "failed" && (
        <FlagFailure error={phase.error} isEarlierRun={phase.run !== shownRun} onRetry={() => void flags.retry()} />
      )}
      <p class="flag-notice">
        {config.notice}
        {isEdited && " Flags the run shown, with its own inputs."}
      </p>
      <p class="visually-hidden" id={reasonId}>
        {reason}
      </p>
      <p class="visually-hidden" role="status">
        {announcements[phase.name]}
      </p>
    </fieldset>
  );
}
