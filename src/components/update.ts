/** New options for an output, and a new value if one is among them. Made by `update()`. */
export class Update<out Options = unknown> {
  /** Types only; never set. */
  declare readonly "~options": Options;
  readonly options: { readonly [name: string]: unknown };

  constructor(options: { readonly [name: string]: unknown }) {
    this.options = options;
  }
}

/**
 * Changes an output's options instead of, or beside, its value: what a listener's function returns for it. Without `value`
 * the value stays. The change lasts for this page until the next one, and values are checked against it.
 *
 * @example
 * const country = dropdown(["Italy", "Japan"]);
 * const city = dropdown(["Rome", "Milan"]);
 * country.change(
 *   (chosen) => update({ choices: chosen === "Italy" ? ["Rome", "Milan"] : ["Tokyo", "Kyoto"], value: null }),
 *   country,
 *   city,
 * );
 */
export function update<const Options extends object>(options: Options): Update<Options> {
  return new Update<Options>({ ...(options as { readonly [name: string]: unknown }) });
}
