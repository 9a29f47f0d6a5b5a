import type { Component } from "../components/component.ts";
import type * as registry from "../components/index.ts";

type Registry = typeof registry;

/** Kinds that a string can stand for: those whose factory needs no arguments. */
export type ComponentName = {
  [Name in keyof Registry]: [] extends Parameters<Registry[Name]> ? Name : never;
}[keyof Registry];

// biome-ignore lint/suspicious/noExplicitAny: a bound that every component meets, whatever its types.
export type AnyComponent = Component<any, any, any, any, any>;

/** A component, or the name of one with its defaults. */
export type ComponentLike = AnyComponent | ComponentName;

/** Components under names of the owner's choice. */
export interface ComponentRecord {
  readonly [name: string]: ComponentLike;
}

/** What stands for the inputs or the outputs: one component, a list, a record, or `null` for none. */
export type ComponentSet = ComponentLike | readonly ComponentLike[] | ComponentRecord | null;

// Not `ReturnType`: its `any` arguments would be inferred as a factory's options, and make every type of the component `any`.
type MadeBy<Factory> = Factory extends () => infer Made ? Made : never;

type Resolve<Like> = Like extends AnyComponent ? Like : Like extends ComponentName ? MadeBy<Registry[Like]> : never;

type ArgumentOfOne<Like> = Resolve<Like> extends { readonly "~argument": infer Argument } ? Argument : never;
type ResultOfOne<Like> = Resolve<Like> extends { readonly "~result": (result: infer Result) => void } ? Result | null : never;
/** The page value of one component. */
export type ValueOfOne<Like> = Resolve<Like> extends { readonly "~value": infer Value } ? Value | null : never;

/** With `batch`, a list of it for the runs of a call. */
type Listed<Value, IsBatch extends boolean> = IsBatch extends true ? readonly Value[] : Value;

/** The function's parameters for a set of inputs. */
export type ArgumentsOf<Inputs extends ComponentSet, IsBatch extends boolean = false> = Inputs extends null
  ? []
  : Inputs extends ComponentLike
    ? [Listed<ArgumentOfOne<Inputs>, IsBatch>]
    : Inputs extends readonly ComponentLike[]
      ? { -readonly [Index in keyof Inputs]: Listed<ArgumentOfOne<Inputs[Index]>, IsBatch> }
      : [{ -readonly [Name in keyof Inputs]: Listed<ArgumentOfOne<Inputs[Name]>, IsBatch> }];

/** What the function must return for a set of outputs; `null` empties an output. */
export type ResultsOf<Outputs extends ComponentSet, IsBatch extends boolean = false> = Outputs extends null
  ? unknown
  : Outputs extends ComponentLike
    ? Listed<ResultOfOne<Outputs>, IsBatch>
    : Outputs extends readonly ComponentLike[]
      ? { readonly [Index in keyof Outputs]: Listed<ResultOfOne<Outputs[Index]>, IsBatch> }
      : { readonly [Name in keyof Outputs]: Listed<ResultOfOne<Outputs[Name]>, IsBatch> };

/** Values that code gives for a set of inputs, for `demo.run()` and `examples`: what a function could return for them. */
export type GivenOf<Inputs extends ComponentSet> = Inputs extends null
  ? []
  : Inputs extends ComponentLike
    ? [ResultOfOne<Inputs>]
    : Inputs extends readonly ComponentLike[]
      ? { readonly [Index in keyof Inputs]: ResultOfOne<Inputs[Index]> }
      : [{ readonly [Name in keyof Inputs]: ResultOfOne<Inputs[Name]> }];

/** Page values of a set of outputs, in the set's own shape. */
export type ValuesOf<Outputs extends ComponentSet> = Outputs extends null
  ? null
  : Outputs extends ComponentLike
    ? ValueOfOne<Outputs>
    : Outputs extends readonly ComponentLike[]
      ? { readonly [Index in keyof Outputs]: ValueOfOne<Outputs[Index]> }
      : { readonly [Name in keyof Outputs]: ValueOfOne<Outputs[Name]> };

/** Page values of a set of inputs, as a client sends them: a list, or one record for a record. */
export type SentOf<Inputs extends ComponentSet> = Inputs extends null
  ? readonly []
  : Inputs extends ComponentLike
    ? readonly [ValueOfOne<Inputs>]
    : Inputs extends readonly ComponentLike[]
      ? { readonly [Index in keyof Inputs]: ValueOfOne<Inputs[Index]> }
      : { readonly [Name in keyof Inputs]: ValueOfOne<Inputs[Name]> };

/** What a function would get for a set of components, in the set's own shape; `null` where one is empty. */
export type ShapedArgumentsOf<Set extends ComponentSet> = Set extends null
  ? null
  : Set extends ComponentLike
    ? ArgumentOfOne<Set> | null
    : Set extends readonly ComponentLike[]
      ? { readonly [Index in keyof Set]: ArgumentOfOne<Set[Index]> | null }
      : { readonly [Name in keyof Set]: ArgumentOfOne<Set[Name]> | null };

/** One row of examples: the value itself for one input, a list for a list, a record for a record. */
export type ExampleOf<Inputs extends ComponentSet> = Inputs extends null
  ? never
  : Inputs extends readonly ComponentLike[]
    ? GivenOf<Inputs>
    : GivenOf<Inputs>[0];
