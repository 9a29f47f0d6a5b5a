import { useRef, useState } from "preact/hooks";
import type { ChoiceValue } from "../choices.ts";
import { ChevronDownIcon } from "../view/icon.tsx";
import { labelOfChoice } from "../view/label-of-choice.ts";
import type { InputProps } from "../view/view-props.ts";
import { ChosenTags } from "./chosen-tags.tsx";
import { comboboxOptions } from "./combobox-options.ts";
import type { DropdownViewOptions } from "./dropdown-view-options.ts";
import { OptionList } from "./option-list.tsx";

interface ComboboxProps extends InputProps<ChoiceValue | readonly ChoiceValue[], DropdownViewOptions> {
  readonly chosen: readonly ChoiceValue[];
  readonly onChoose: (chosen: readonly ChoiceValue[]) => void;
}

/** A field with a list under it that typing narrows: the combobox of the ARIA Authoring Practices. */
export function Combobox(props: ComboboxProps) {
  const { id, chosen, onChoose } = props;
  const { choices, isMultiple, isFilterable, allowsCustom, maxChoices = Number.POSITIVE_INFINITY, placeholder } = props.options;
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  /** What is being typed; `null` while the field shows what is chosen. */
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);

  const [only] = chosen;
  const shown = isMultiple || only === undefined ? "" : labelOfChoice(only, choices);
  const filter = isFilterable ? (typed ?? "") : "";
  const options = comboboxOptions({ choices, chosen, typed: typed ?? "", filter, isMultiple, allowsCustom });
  const isFull = isMultiple && chosen.length >= maxChoices;

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const open = (start: number) => {
    if (props.disabled) return;
    setOpen(true);
    setActive(start);
  };
  const choose = (value: ChoiceValue) => {
    if (!isMultiple) {
      onChoose([value]);
      close();
    } else if (chosen.includes(value)) onChoose(chosen.filter((item) => item !== value));
    else if (!isFull) onChoose([...chosen, value]);
    setTyped(null);
  };
  /** Keeps a typed text where any text may be chosen; drops it where it is none of the choices. */
  const leave = () => {
    close();
    const text = typed?.trim() ?? "";
    const match = options.find(({ label }) => label.toLowerCase() === text.toLowerCase());
    if (typed !== null && text === "" && !isMultiple && chosen.length > 0) onChoose([]);
    else if (text !== "" && match && !chosen.includes(match.value)) choose(match.value);
    setTyped(null);
  };

  const keys: Record<string, () => void> = {
    ArrowDown: () => (isOpen ? setActive((active + 1) % Math.max(options.length, 1)) : open(0)),
    ArrowUp: () => (isOpen ? setActive((active <= 0 ? options.length : active) - 1) : open(options.length - 1)),
    Escape: () => {
      close();
      setTyped(null);
    },
    Enter: () => {
      const option = isOpen ? options[active] : undefined;
      if (option) choose(option.value);
      else if (isOpen && typed) leave();
      else props.onSubmit();
    },
  };

  return (
    <div class="combobox control" data-is-invalid={props.invalid} data-is-disabled={props.disabled}>
      {isMultiple && (
        <ChosenTags
          chosen={chosen}
          choices={choices}
          isDisabled={props.disabled}
          onRemove={(value) => {
            onChoose(chosen.filter((item) => item !== value));
            field.current?.focus();
          }}
        />
      )}
      <input
        ref={field}
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        readOnly={!isFilterable && !allowsCustom}
        placeholder={chosen.length > 0 ? "" : (placeholder ?? "Choose…")}
        value={typed ?? shown}
        disabled={props.disabled}
        aria-expanded={isOpen}
        aria-controls={`${id}-options`}
        aria-activedescendant={isOpen && active >= 0 ? `${id}-option-${active}` : undefined}
        aria-autocomplete={isFilterable ? "list" : "none"}
        aria-required={props.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          // Where any text may be chosen, Enter takes what was typed, not what it resembles.
          open(allowsCustom || currentTarget.value.trim() === "" ? -1 : 0);
        }}
        onClick={() => (isOpen ? close() : open(-1))}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Backspace" && isMultiple && !typed) return onChoose(chosen.slice(0, -1));
          // Escape belongs to whatever is around, such as a dialog, once there is nothing to close here.
          const isOurs = event.key !== "Escape" || isOpen || typed !== null;
          if (!isOurs || !Object.hasOwn(keys, event.key)) return;
          event.preventDefault();
          event.stopPropagation();
          keys[event.key]?.();
        }}
      />
      <span class="dropdown-arrow">
        <ChevronDownIcon />
      </span>
      <OptionList
        id={`${id}-options`}
        labelId={props.labelId}
        optionId={`${id}-option-`}
        options={isOpen ? options : []}
        isOpen={isOpen}
        isMultiple={isMultiple}
        isFull={isFull}
        maxChoices={maxChoices}
        chosen={chosen}
        active={active}
        onChoose={choose}
        onPoint={setActive}
      />
    </div>
  );
}
