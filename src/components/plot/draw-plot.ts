import type { Json } from "../define-component.ts";
import type { PageColors } from "./page-colors.ts";
import type { JsonObject } from "./plain-json.ts";

export interface DrawPlotOptions {
  readonly colors: PageColors;
  /** In CSS pixels. */
  readonly height: number;
  /** Called for a mark that a person chooses. */
  readonly onSelect: (detail: Json) => void;
  /** Shows what is known of the mark under the pointer; `null` hides it. */
  readonly onHover: (note: HoverNote | null) => void;
  /** Called when something is found to be wrong later, such as data that may not be loaded. */
  readonly onFailure: (reason: string) => void;
}

/** What is known of a mark, at a place in the plot's box in CSS pixels. */
export interface HoverNote {
  readonly left: number;
  readonly top: number;
  readonly lines: readonly (readonly [name: string, value: string])[];
}

/** A plot that was drawn. */
export interface DrawnPlot {
  /** Fits it to its element, which has another size. */
  readonly resize: () => void;
  readonly remove: () => void;
}

/** Draws a library's plot into an element, in place of the one drawn before by the same library. Throws an `Error` to show. */
export type DrawPlot = (box: HTMLElement, plot: JsonObject, options: DrawPlotOptions, before: DrawnPlot | null) => Promise<DrawnPlot>;
