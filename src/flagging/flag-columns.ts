import { uniqueNames } from "../datasets/unique-names.ts";
import type { AnyComponent } from "../demo/component-types.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";

/** A component of an endpoint, its name there, and the folder of its files. */
export interface FlagColumn {
  readonly name: string;
  readonly component: AnyComponent;
  readonly folder: string;
}

/** The components of an endpoint in the order of the data: inputs, then outputs. An input and an output of one name have two folders. */
export class FlagColumns {
  readonly #inputs: readonly FlagColumn[];
  readonly #outputs: readonly FlagColumn[];

  /** @param reserved Names that the data has for itself, such as `timestamp`. */
  constructor({ inputs, outputs }: Endpoint, reserved: readonly string[]) {
    const folders = uniqueNames(
      [...inputs, ...outputs].map(({ name }) => name),
      reserved,
    );
    const toColumn =
      (offset: number) =>
      ({ name, component }: NamedComponent, index: number) => ({
        name,
        component,
        folder: folders[offset + index] as string,
      });
    this.#inputs = inputs.map(toColumn(0));
    this.#outputs = outputs.map(toColumn(inputs.length));
  }

  of(place: "input" | "output"): readonly FlagColumn[] {
    return place === "input" ? this.#inputs : this.#outputs;
  }
}
