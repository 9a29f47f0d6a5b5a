import { Component } from "../components/component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import * as registry from "../components/index.ts";
import { showValue } from "../components/show-value.ts";
import type { AnyComponent, ComponentSet } from "./component-types.ts";

/** How a set of components was written, and so how the function's values are laid out. */
export type SetShape = "none" | "single" | "list" | "record";

/** A component set once read: its shape and its components, with the record's keys if it had any. */
export interface ReadSet {
  readonly shape: SetShape;
  readonly entries: readonly { readonly component: AnyComponent; readonly key: string | undefined }[];
}

/** Reads what an owner gave for inputs or outputs; strings become components. Throws `HC_DEMO` naming the place. */
export function readComponentSet(set: ComponentSet, place: "inputs" | "outputs", isAnyPlace = false): ReadSet {
  const readComponent = (like: unknown, where: string) => {
    const component = toComponent(like, where);
    return isAnyPlace ? component : checkPlace(component, where);
  };
  if (set === null) return { shape: "none", entries: [] };
  if (typeof set === "string" || set instanceof Component) {
    return { shape: "single", entries: [{ component: readComponent(set, place), key: undefined }] };
  }
  if (Array.isArray(set)) {
    const entries = set.map((like, index) => ({ component: readComponent(like, `${place}[${index}]`), key: undefined }));
    return { shape: "list", entries };
  }
  if (typeof set === "object") {
    const entries = Object.entries(set).map(([key, like]) => ({ component: readComponent(like, `${place}.${key}`), key }));
    if (entries.length > 0) return { shape: "record", entries };
  }
  throw new HardcaseError("HC_DEMO", `${place} must be a component, a list, a record or null, got ${showValue(set)}.`);
}

function toComponent(like: unknown, place: string): AnyComponent {
  if (like instanceof Component) return like;
  const names = Object.keys(registry);
  if (typeof like === "string" && names.includes(like)) {
    const [, factory] = Object.entries(registry).find(([name]) => name === like) as [string, () => AnyComponent];
    return factory();
  }
  throw new HardcaseError("HC_DEMO", `${place} must be a component or the name of one, got ${showValue(like)}.`, {
    hint: `Names are ${names.map((name) => `"${name}"`).join(", ")}.`,
  });
}

function checkPlace(component: AnyComponent, place: string): AnyComponent {
  const side = place.startsWith("inputs") ? "input" : "output";
  if (component.place !== "both" && component.place !== side) {
    throw new HardcaseError("HC_DEMO", `${place} must not be ${component.kind}(): it can only be an ${component.place}.`);
  }
  return component;
}
