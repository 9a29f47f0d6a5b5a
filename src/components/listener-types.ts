import type { Answer } from "./answer.ts";
import type { CompareOutputs } from "./compare-outputs.ts";
import type { Listener } from "./listener.ts";
import type { ListenerOptions } from "./listener-options.ts";
import type { RunContext } from "./run-context.ts";
import type { Update } from "./update.ts";
import type { VerdictsOf } from "./verdicts.ts";

/** The types of a component, as listeners see it. */
export interface Typed {
  readonly "~argument": unknown;
  readonly "~result": (result: never) => void;
  readonly "~value": unknown;
  readonly "~options": (options: never) => void;
}

/** Components that a function reads or writes: one, a list, a record, or `null` for none. */
export type TypedSet = Typed | readonly Typed[] | { readonly [name: string]: Typed } | null;

type ArgumentOf<One> = One extends { readonly "~argument": infer Argument } ? Argument : never;
type ValueOf<One> = One extends { readonly "~value": infer Value } ? Value | null : never;
type ResultOf<One> = One extends {
  readonly "~result": (result: infer Result) => void;
  readonly "~options": (options: infer Options) => void;
}
  ? Result | Update<ChangesOf<Options, Result>> | null
  : never;

/** What `update()` may change: any option, and the value. With new choices come values that the old ones did not have. */
type ChangesOf<Options, Result> = Partial<Omit<Options, "value">> & {
  readonly value?: ("choices" extends keyof Options ? string | number | readonly (string | number)[] : Result) | null;
};

/** What the function gets for a component; with `batch`, a list of it for the runs of a call. */
type GivenOf<One, Options extends ListenerOptions> = Listed<Options["preprocess"] extends false ? ValueOf<One> : ArgumentOf<One>, Options>;

type Listed<Value, Options extends ListenerOptions> = Options["batch"] extends true ? readonly Value[] : Value;

type ParametersOf<Inputs extends TypedSet, Options extends ListenerOptions = ListenerOptions> = Inputs extends null
  ? []
  : Inputs extends Typed
    ? [GivenOf<Inputs, Options>]
    : Inputs extends readonly Typed[]
      ? { -readonly [Index in keyof Inputs]: GivenOf<Inputs[Index], Options> }
      : [{ -readonly [Name in keyof Inputs]: GivenOf<Inputs[Name], Options> }];

type ResultsOf<Outputs extends TypedSet, Options extends ListenerOptions> = Outputs extends null
  ? unknown
  : Outputs extends Typed
    ? Listed<ResultOf<Outputs>, Options>
    : Outputs extends readonly Typed[]
      ? { readonly [Index in keyof Outputs]: Listed<ResultOf<Outputs[Index]>, Options> }
      : { readonly [Name in keyof Outputs]: Listed<ResultOf<Outputs[Name]>, Options> };

/** Page values where nothing is postprocessed. Apart from the results, whose tuples the compiler would else not see. */
type PageResults<Options extends ListenerOptions> = Options["postprocess"] extends false ? unknown : never;

/**
 * The function of a listener: it gets the inputs' values, or their page values with `preprocess: false`; with `batch` lists of
 * them, one value for each run.
 */
export type ListenerFunction<Inputs extends TypedSet, Outputs extends TypedSet, Options extends ListenerOptions> = (
  ...parameters: [...ParametersOf<Inputs, Options>, context: RunContext]
) => Answer<PageResults<Options> | ResultsOf<Outputs, Options>>;

type ShapedOf<Set extends TypedSet> = Set extends null
  ? null
  : Set extends Typed
    ? ArgumentOf<Set> | null
    : Set extends readonly Typed[]
      ? { readonly [Index in keyof Set]: ArgumentOf<Set[Index]> | null }
      : { readonly [Name in keyof Set]: ArgumentOf<Set[Name]> | null };

/** Options of listeners whose types depend on their components. */
export interface TypedListenerOptions<Inputs extends TypedSet, Outputs extends TypedSet> {
  /** Says in a replay whether outputs are as good as the expected ones. Default: each component compares its own. */
  readonly compare?: CompareOutputs<ShapedOf<Outputs>, ShapedOf<Inputs>>;
  /**
   * Looks at what the function would get before the run takes a place in the queue, and says what is wrong with it: a text for one
   * input, a list for a list, an object for a record; `null` where nothing is.
   */
  readonly validator?: (...values: ParametersOf<Inputs>) => VerdictsOf<Inputs> | Promise<VerdictsOf<Inputs>>;
}

/** Adds a listener: a function, the components it reads, and those it writes. */
export type AddListener = <
  const Inputs extends TypedSet = null,
  const Outputs extends TypedSet = null,
  const Options extends ListenerOptions = ListenerOptions,
>(
  fn: ListenerFunction<Inputs, Outputs, Options> | null,
  inputs?: Inputs,
  outputs?: Outputs,
  options?: Options & TypedListenerOptions<Inputs, Outputs>,
) => Listener;
