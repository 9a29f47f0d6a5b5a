import type { Listener } from "./listener.ts";
import type { ListenerOptions } from "./listener-options.ts";
import type { RunContext } from "./run-context.ts";
import type { Update } from "./update.ts";

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

type ParametersOf<Inputs extends TypedSet> = Inputs extends null
  ? []
  : Inputs extends Typed
    ? [ArgumentOf<Inputs>]
    : Inputs extends readonly Typed[]
      ? { -readonly [Index in keyof Inputs]: ArgumentOf<Inputs[Index]> }
      : [{ -readonly [Name in keyof Inputs]: ArgumentOf<Inputs[Name]> }];

type PageValuesOf<Inputs extends TypedSet> = Inputs extends null
  ? []
  : Inputs extends Typed
    ? [ValueOf<Inputs>]
    : Inputs extends readonly Typed[]
      ? { -readonly [Index in keyof Inputs]: ValueOf<Inputs[Index]> }
      : [{ -readonly [Name in keyof Inputs]: ValueOf<Inputs[Name]> }];

type ResultsOf<Outputs extends TypedSet> = Outputs extends null
  ? unknown
  : Outputs extends Typed
    ? ResultOf<Outputs>
    : Outputs extends readonly Typed[]
      ? { readonly [Index in keyof Outputs]: ResultOf<Outputs[Index]> }
      : { readonly [Name in keyof Outputs]: ResultOf<Outputs[Name]> };

type Answer<Results> = Results | Promise<Results> | Generator<Results, unknown, unknown> | AsyncIterable<Results>;

/** The function of a listener: it gets the inputs' values, or their page values with `preprocess: false`. */
export type ListenerFunction<Inputs extends TypedSet, Outputs extends TypedSet, Options extends ListenerOptions> = (
  ...parameters: [...(Options["preprocess"] extends false ? PageValuesOf<Inputs> : ParametersOf<Inputs>), context: RunContext]
) => Answer<Options["postprocess"] extends false ? unknown : ResultsOf<Outputs>>;

/** Adds a listener: a function, the components it reads, and those it writes. */
export type AddListener = <
  const Inputs extends TypedSet = null,
  const Outputs extends TypedSet = null,
  const Options extends ListenerOptions = ListenerOptions,
>(
  fn: ListenerFunction<Inputs, Outputs, Options> | null,
  inputs?: Inputs,
  outputs?: Outputs,
  options?: Options,
) => Listener;
