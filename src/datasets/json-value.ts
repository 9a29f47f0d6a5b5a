import type { DatasetFeature } from "../components/dataset-feature.ts";
import type { Json } from "../components/define-component.ts";
import { fitsFeature } from "../components/fits-feature.ts";
import { isMediaReference } from "../components/media-reference.ts";
import { Misfit } from "./misfit.ts";

/**
 * A stored value as a line of JSON has it, of one type in all rows, so that readers which look at the first rows alone are right:
 * a file is its path, a class its name, a number that JSON has no word for `null`, and what may be anything is text.
 */
export function toJsonValue(value: Json | undefined, feature: DatasetFeature): Json {
  if (value === null || value === undefined) return null;
  if (feature.type === "json") return JSON.stringify(value);
  if (!fitsFeature(value, feature)) throw new Misfit();
  switch (feature.type) {
    case "number":
      return typeof value === "number" ? value : null;
    case "text":
      return typeof value === "string" ? value : JSON.stringify(value);
    case "class":
      return String(value);
    case "list":
      return (value as readonly Json[]).map((item) => toJsonValue(item, feature.of));
    case "record":
      return Object.fromEntries(
        Object.entries(feature.fields).map(([name, field]) => [name, toJsonValue((value as { [name: string]: Json })[name], field)]),
      );
    default:
      return isMediaReference(value) ? value.path : value;
  }
}
