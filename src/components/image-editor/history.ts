/** States that can be gone back to, and forward again. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

/** Steps that are kept; older ones stay done. */
const mostSteps = 200;

export const newHistory = <State>(present: State): History<State> => ({ past: [], present, future: [] });

export function withStep<State>({ past, present }: History<State>, next: State): History<State> {
  return { past: [...past, present].slice(-mostSteps), present: next, future: [] };
}

/** One step back, or the same where there is none. */
export function undone<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const before = past.at(-1);
  return before === undefined ? history : { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

/** One step forward again, or the same where there is none. */
export function redone<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  return next === undefined ? history : { past: [...past, present], present: next, future: rest };
}
