/** What a validator says of one value: what is wrong with it, or `null`. */
export type Verdict = string | null | undefined;

/** What a validator answers for a set of inputs: a text for one, a list for a list, an object for a record. */
export type VerdictsOf<Inputs> = Inputs extends readonly unknown[]
  ? readonly Verdict[] | null | undefined
  : Inputs extends string | { readonly "~argument": unknown }
    ? Verdict
    : { readonly [Name in keyof Inputs]?: Verdict } | null | undefined;
