/** What the page needs to draw the Flag row of an endpoint; a type alias, since only those are assignable to JSON. */
export type FlagRowConfig = {
  readonly mode: "manual" | "auto" | "never";
  /** One button each; `name` is the reason alone, and `null` is the option of the plain "Flag". */
  readonly buttons: readonly { readonly label: string; readonly name: string; readonly option: string | null }[];
  /** The privacy notice beside the Flag row. */
  readonly notice: string;
  /** What is saved without a click, told beside Submit; `null` when nothing is. */
  readonly submitNotice: string | null;
  /** Whether flags are gathered before they are sent on. */
  readonly isGathering: boolean;
};
