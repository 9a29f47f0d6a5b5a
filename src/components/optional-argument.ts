/** The function's argument: `null` joins it only where the options say `optional: true`. */
export type ArgumentOf<Argument, Options> = Options extends { readonly optional: true } ? Argument | null : Argument;
