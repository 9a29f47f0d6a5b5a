import { useLayoutEffect, useRef } from "preact/hooks";
import type { Choice, ChoiceValue } from "../choices.ts";
import { CheckIcon } from "../view/icon.tsx";

interface OptionListProps {
  readonly id: string;
  readonly labelId: string;
  /** What the options' ids begin with; their place follows. */
  readonly optionId: string;
  readonly options: readonly Choice[];
  readonly isOpen: boolean;
  readonly isMultiple: boolean;
  /** Whether no more can be chosen. */
  readonly isFull: boolean;
  readonly maxChoices: number;
  readonly chosen: readonly ChoiceValue[];
  /** Place of the option that Enter takes; -1 for none. */
  readonly active: number;
  readonly onChoose: (value: ChoiceValue) => void;
  readonly onPoint: (index: number) => void;
}

/** More would make the page slow and help nobody find theirs; typing narrows the list. */
const mostDrawn = 200;

/** The list under a combobox. */
export function OptionList(props: OptionListProps) {
  const { options, active, chosen, isFull } = props;
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (props.isOpen) box.current?.scrollIntoView({ block: "nearest" });
  }, [props.isOpen]);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  // A pressed mouse would take the focus out of the field, and close the list before the click arrives.
  const keepFocus = (event: MouseEvent) => event.preventDefault();
  const drawn = options.slice(0, Math.max(mostDrawn, active + 1));
  return (
    <div ref={box} class="combobox-list" hidden={!props.isOpen} onMouseDown={keepFocus}>
      <ul ref={list} id={props.id} role="listbox" aria-labelledby={props.labelId} aria-multiselectable={props.isMultiple}>
        {drawn.map(({ label, value }, index) => {
          const isChosen = chosen.includes(value);
          return (
            <li
              key={value}
              id={`${props.optionId}${index}`}
              role="option"
              aria-selected={isChosen}
              aria-disabled={isFull && !isChosen}
              data-is-active={index === active}
              onClick={() => props.onChoose(value)}
              onMouseMove={() => index !== active && props.onPoint(index)}
            >
              <span>{label}</span>
              {isChosen && <CheckIcon />}
            </li>
          );
        })}
      </ul>
      <p class="combobox-note" role="status">
        {options.length === 0 && "Nothing fits what you typed"}
        {options.length > drawn.length && `${options.length - drawn.length} more: type to narrow the list`}
        {isFull && options.length > 0 && `At most ${props.maxChoices} can be chosen`}
      </p>
    </div>
  );
}
