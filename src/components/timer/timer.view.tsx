import { useEffect, useRef } from "preact/hooks";
import { ReplacedValue } from "../view/replaced-value.tsx";
import type { CellProps, DiffProps, InputProps } from "../view/view-props.ts";
import { startTicking } from "./start-ticking.ts";

interface TimerViewOptions {
  readonly isActive: boolean;
}

export const hasOwnLabel = true;

export function Input({ id, value, options: { isActive }, disabled, onEvent }: InputProps<number, TimerViewOptions>) {
  // Another function with each drawing must not begin the wait anew.
  const tell = useRef(onEvent);
  tell.current = onEvent;
  const runs = isActive && !disabled;
  useEffect(() => {
    if (runs && value !== null) return startTicking(value * 1000, () => tell.current?.("tick"), document);
  }, [runs, value]);
  return <span id={id} hidden />;
}

const show = (value: number | null): string | null => (value === null ? null : `${value} s`);

export function Cell({ value }: CellProps<number, TimerViewOptions>) {
  return <span>{show(value)}</span>;
}

export function Diff({ expected, actual }: DiffProps<number, TimerViewOptions>) {
  return <ReplacedValue expected={show(expected)} actual={show(actual)} isSame={expected === actual} />;
}
