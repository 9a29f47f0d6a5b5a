/** Nothing is of this type. It is there for the compiler, which sees a tuple in `[a, b]` only where one is expected. */
type TupleHint = readonly [never];

type Given<Results> = Results | TupleHint;

/** What a function may return for results: themselves, a promise of them, or a stream of them. */
export type Answer<Results> =
  | Given<Results>
  | Promise<Given<Results>>
  | Generator<Given<Results>, unknown, unknown>
  | AsyncIterable<Given<Results>>;
