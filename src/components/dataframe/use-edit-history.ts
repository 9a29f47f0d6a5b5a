import { useRef } from "preact/hooks";
import type { DataframeValue } from "./dataframe-value.ts";

const longestHistory = 100;

export interface EditHistory {
  /** Another number when the table was changed by something else than an edit here. */
  readonly generation: number;
  readonly change: (next: DataframeValue) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Tells edits from values that come from elsewhere, and takes edits back. */
export function useEditHistory(value: DataframeValue, onChange: (value: DataframeValue) => void): EditHistory {
  const own = useRef(value);
  const generation = useRef(0);
  const past = useRef<DataframeValue[]>([]);
  const future = useRef<DataframeValue[]>([]);
  if (value !== own.current) {
    own.current = value;
    generation.current++;
    past.current = [];
    future.current = [];
  }
  const show = (next: DataframeValue) => {
    own.current = next;
    onChange(next);
  };
  const step = (from: DataframeValue[], to: DataframeValue[]) => {
    const next = from.pop();
    if (next === undefined) return;
    to.push(own.current);
    show(next);
  };
  return {
    generation: generation.current,
    change(next) {
      past.current = [...past.current.slice(1 - longestHistory), own.current];
      future.current = [];
      show(next);
    },
    undo: () => step(past.current, future.current),
    redo: () => step(future.current, past.current),
  };
}
