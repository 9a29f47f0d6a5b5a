import type { Verdict } from "../../cases/case.ts";

const verdicts: readonly { readonly verdict: Verdict; readonly name: string; readonly key: string }[] = [
  { verdict: "wrong", name: "Wrong", key: "w" },
  { verdict: "right", name: "Right", key: "r" },
  { verdict: "discarded", name: "Discard", key: "d" },
];

interface VerdictButtonsProps {
  /** The verdict that there is, shown as pressed. */
  readonly current?: Verdict;
  readonly onJudge: (verdict: Verdict) => void;
}

/** The verdicts, with their keys. */
export function VerdictButtons({ current, onJudge }: VerdictButtonsProps) {
  return (
    <fieldset class="verdict-buttons">
      <legend class="visually-hidden">Verdict</legend>
      {verdicts.map(({ verdict, name, key }) => (
        <button
          key={verdict}
          type="button"
          class="button verdict-button"
          data-verdict={verdict}
          aria-pressed={current === undefined ? undefined : current === verdict}
          aria-keyshortcuts={key}
          onClick={() => onJudge(verdict)}
        >
          {name} <kbd>{key}</kbd>
        </button>
      ))}
    </fieldset>
  );
}
