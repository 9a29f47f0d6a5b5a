import type { Choice, ChoiceValue } from "../choices.ts";
import { XIcon } from "../view/icon.tsx";
import { labelOfChoice } from "../view/label-of-choice.ts";

interface ChosenTagsProps {
  readonly chosen: readonly ChoiceValue[];
  readonly choices: readonly Choice[];
  readonly isDisabled: boolean;
  readonly onRemove: (value: ChoiceValue) => void;
}

/** What is chosen so far, each with a button to take it away. */
export function ChosenTags({ chosen, choices, isDisabled, onRemove }: ChosenTagsProps) {
  return (
    <>
      {chosen.map((value) => {
        const label = labelOfChoice(value, choices);
        return (
          <span key={value} class="chosen-tag">
            {label}
            <button type="button" aria-label={`Remove ${label}`} disabled={isDisabled} onClick={() => onRemove(value)}>
              <XIcon />
            </button>
          </span>
        );
      })}
    </>
  );
}
