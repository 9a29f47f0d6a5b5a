import { ReplacedValue } from "../view/replaced-value.tsx";
import type { CellProps, DiffProps, InputProps } from "../view/view-props.ts";
import { ButtonContent, buttonClass } from "./button-face.tsx";
import type { ButtonViewLook } from "./button-options.ts";

interface ButtonViewOptions extends ButtonViewLook {
  readonly link?: string;
}

export const hasOwnLabel = true;

export function Input({ id, value, options, disabled, describedBy, onEvent }: InputProps<string, ButtonViewOptions>) {
  const isDisabled = disabled || options.isDisabled;
  const shared = { id, class: buttonClass(options), "aria-describedby": describedBy, onClick: () => onEvent?.("click") };
  const content = <ButtonContent icon={options.icon}>{value}</ButtonContent>;
  // A link without an address is how a link is disabled; a button looks and reads better.
  if (options.link !== undefined && !isDisabled) {
    return (
      <a {...shared} href={options.link} target="_blank" rel="noopener noreferrer">
        {content}
      </a>
    );
  }
  return (
    <button {...shared} type="button" disabled={isDisabled}>
      {content}
    </button>
  );
}

export function Cell({ value }: CellProps<string, ButtonViewOptions>) {
  return <span>{value}</span>;
}

export function Diff({ expected, actual }: DiffProps<string, ButtonViewOptions>) {
  return <ReplacedValue expected={expected} actual={actual} isSame={expected === actual} />;
}
