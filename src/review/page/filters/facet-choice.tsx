import { countText } from "./count-text.ts";

interface FacetChoiceProps {
  readonly text: string;
  readonly count: number;
  readonly isAtLeast: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

/** One value of the rail; pressed again it is left out. */
export function FacetChoice({ text, count, isAtLeast, isChosen, onToggle }: FacetChoiceProps) {
  return (
    <li>
      <button type="button" class="facet-choice" aria-pressed={isChosen} onClick={onToggle}>
        <bdi class="facet-text" title={text}>
          {text}
        </bdi>
        <span class="facet-count">{countText(count, isAtLeast)}</span>
      </button>
    </li>
  );
}
