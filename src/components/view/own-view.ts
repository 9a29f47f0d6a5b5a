import type { CellProps, DiffProps, InputProps, OutputProps } from "./view-props.ts";

// biome-ignore lint/suspicious/noExplicitAny: an owner needs no Preact of their own, and so has no types of it.
type Drawn = any;

/** What the page's own Preact lends to a view, which so needs none, and no build. */
export interface ViewTools {
  /** Makes an element or draws a component: `h("input", { value })`. */
  readonly h: (type: Drawn, props?: object | null, ...children: readonly Drawn[]) => Drawn;
  readonly Fragment: Drawn;
  readonly useState: <State>(initial: State | (() => State)) => [State, (next: State | ((current: State) => State)) => void];
  // biome-ignore lint/suspicious/noConfusingVoidType: an effect may, but need not, give what undoes it.
  readonly useEffect: (effect: () => void | (() => void), inputs?: readonly unknown[]) => void;
  readonly useRef: <Kept>(initial: Kept) => { current: Kept };
  readonly useMemo: <Made>(make: () => Made, inputs?: readonly unknown[]) => Made;
}

/** The faces of a view of one's own; a kind that stands on one side only leaves out the other side's. */
export interface OwnView<Value, Options = Record<string, never>> {
  readonly Input?: (props: InputProps<Value, Options>) => Drawn;
  readonly Output?: (props: OutputProps<Value, Options>) => Drawn;
  readonly Cell: (props: CellProps<Value, Options>) => Drawn;
  readonly Diff: (props: DiffProps<Value, Options>) => Drawn;
  /** Told at the field when a value is required and missing, for example "Choose the stars". */
  readonly emptyMessage?: string;
  /** Whether the input names itself, as a button does; see `InputProps`. */
  readonly hasOwnLabel?: boolean;
}

/**
 * What the file of a view exports as `createView`. The file is one module for the browser, without imports.
 *
 * @example
 * export const createView: CreateView<number> = ({ h }) => {
 *   const show = (stars: number | null) => h("span", null, "★".repeat(stars ?? 0));
 *   return {
 *     Input: ({ id, value, onChange }) =>
 *       h("input", { id, type: "range", min: 0, max: 5, value, onInput: (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.valueAsNumber) }),
 *     Output: ({ id, labelId, value }) => h("output", { id, "aria-labelledby": labelId }, show(value)),
 *     Cell: ({ value }) => show(value),
 *     Diff: ({ expected, actual }) => h("p", null, show(expected), " ", show(actual)),
 *   };
 * };
 */
export type CreateView<Value, Options = Record<string, never>> = (tools: ViewTools) => OwnView<Value, Options>;
