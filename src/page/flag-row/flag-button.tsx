import { CheckIcon, FlagIcon } from "../../components/view/icon.tsx";

interface FlagButtonProps {
  readonly label: string;
  readonly state: "ready" | "disabled" | "saving" | "saved";
  /** Whether it is one of several options, which keeps its name and is pressed or not. */
  readonly isOption: boolean;
  /** Id of the text that says why the button does nothing. */
  readonly reasonId: string;
  readonly reason: string | undefined;
  readonly onFlag: () => void;
}

/** One reason to flag. It keeps its place and its focus while it says how the flag stands. */
export function FlagButton({ label, state, isOption, reasonId, reason, onFlag }: FlagButtonProps) {
  return (
    <button
      type="button"
      class="button flag-button"
      data-state={state}
      aria-disabled={state !== "ready"}
      aria-pressed={isOption ? state === "saved" : undefined}
      aria-describedby={reason && reasonId}
      title={reason}
      onClick={({ currentTarget }) => {
        // Its texts are of different lengths, and its neighbours stay where they are.
        currentTarget.style.minInlineSize = `${currentTarget.offsetWidth}px`;
        onFlag();
      }}
    >
      {state === "saved" ? <CheckIcon /> : <FlagIcon />}
      {state === "saving" ? "Saving…" : state === "saved" && !isOption ? "Flagged" : label}
    </button>
  );
}
