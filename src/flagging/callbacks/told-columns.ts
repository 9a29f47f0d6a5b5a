import type { FlagMedia } from "../../cases/flag-media.ts";
import type { Component } from "../../components/component.ts";
import type { Json } from "../../components/define-component.ts";
import { HardcaseError } from "../../components/hardcase-error.ts";
import { showValue } from "../../components/show-value.ts";
import { uniqueNames } from "../../datasets/unique-names.ts";
import { toFlagValues } from "./flagging-callback.ts";

/** What `setup` has fixed of a callback that keeps flags in columns. */
export interface ToldColumns {
  readonly components: readonly Component[];
  /** The components' columns; also the names of their folders. */
  readonly names: readonly string[];
  readonly hasOption: boolean;
  readonly hasUsername: boolean;
}

/** The components' columns: their labels; one that stands twice, or that the callback has for itself, gets a number: `x 2`. */
export function nameColumns(components: readonly Component[], own: readonly string[]): string[] {
  return uniqueNames(
    components.map(({ label }, index) => label ?? `component ${index}`),
    own,
  );
}

/**
 * The page values of a flag, every one checked before the first file is saved. What has no column would be lost without a word,
 * and is refused; an empty text is none, as with Gradio.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` for values that do not fit, `HC_FLAG_OPTION` and `HC_FLAG_ORDER` for an option and
 * a name without a column.
 */
export function readTold(
  { components, names, hasOption, hasUsername }: ToldColumns,
  flagData: ArrayLike<unknown> | Iterable<unknown>,
  { option, username }: { readonly option: string | null | undefined; readonly username: string | null | undefined },
): Json[] {
  if (option && !hasOption) {
    throw new HardcaseError("HC_FLAG_OPTION", `There is no column for the option ${showValue(option)}.`, {
      hint: "Pass { hasOption: true } to setup().",
      parameter: "option",
    });
  }
  if (username && !hasUsername) {
    throw new HardcaseError("HC_FLAG_ORDER", "There is no column for the name of the user.", {
      hint: "Pass { hasUsername: true } to setup().",
    });
  }
  const given = toFlagValues(flagData);
  if (given.length !== components.length) {
    throw new HardcaseError("HC_VALUE_INVALID", `A flag needs ${components.length} values (${names.join(", ")}), got ${given.length}.`, {
      hint: "Give one value for each component of setup(), in order.",
    });
  }
  return components.map((component, index) => component.parse(given[index]));
}

/** The stored form of checked values, their files saved in the folders of their columns. */
export async function storeTold({ components, names }: ToldColumns, values: readonly Json[], media: FlagMedia): Promise<Json[]> {
  const stored: Json[] = [];
  for (const [index, component] of components.entries()) {
    stored.push(await component.flag(values[index] ?? null, media.accessFor(names[index] ?? "")));
  }
  return stored;
}
