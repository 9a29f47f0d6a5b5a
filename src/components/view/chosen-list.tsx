import type { Choice, ChoiceValue } from "../choices.ts";
import { labelOfChoice } from "./label-of-choice.ts";
import "./chosen-list.css";
import "./difference.css";

interface ChosenListProps {
  /** With an id and a label it is an output of its own; without, a part of a table. */
  readonly id?: string;
  readonly labelId?: string;
  readonly value: readonly ChoiceValue[] | null;
  readonly choices: readonly Choice[];
}

/** Several choices in one line, or a word for none. */
export function ChosenList({ id, labelId, value, choices }: ChosenListProps) {
  const content = value?.map((item) => (
    <span key={item} class="chosen">
      {labelOfChoice(item, choices)}
    </span>
  ));
  const shown = content?.length === 0 ? <span class="chosen-none">None</span> : content;
  if (id === undefined) return <span class="chosen-list">{shown}</span>;
  return (
    <output id={id} class="chosen-list" aria-labelledby={labelId}>
      {shown}
    </output>
  );
}

interface ChosenListDifferenceProps {
  readonly expected: readonly ChoiceValue[] | null;
  readonly actual: readonly ChoiceValue[] | null;
  readonly choices: readonly Choice[];
}

/** All choices of two lists: struck out those that are missing, underlined those that were not expected. */
export function ChosenListDifference({ expected, actual, choices }: ChosenListDifferenceProps) {
  const [wanted, got] = [expected ?? [], actual ?? []];
  const show = (value: ChoiceValue) => labelOfChoice(value, choices);
  return (
    <span class="chosen-list difference">
      {wanted.map((value) => (got.includes(value) ? <span class="chosen">{show(value)}</span> : <del class="chosen">{show(value)}</del>))}
      {got
        .filter((value) => !wanted.includes(value))
        .map((value) => (
          <ins class="chosen">{show(value)}</ins>
        ))}
    </span>
  );
}
