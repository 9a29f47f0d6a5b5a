import { Component, type ComponentOptions } from "./component.ts";
import type { ComponentDefinition } from "./define-component.ts";

// biome-ignore lint/suspicious/noExplicitAny: whatever the kind's own types are; each face checks at run time.
type AnyDefinition = ComponentDefinition<any, any, any, any, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above.
type AnyComponent = Component<any, any, any, any, any>;

const definitions = new Map<string, AnyDefinition>();

/** Keeps a kind under its name, for whoever has only the names of components. */
export function addKind(definition: AnyDefinition): void {
  definitions.set(definition.name, definition);
}

/** A component as another program has described it; undefined where no kind of that name was loaded. Throws where its options cannot be. */
export function componentOfKind(kind: string, options: ComponentOptions): AnyComponent | undefined {
  const definition = definitions.get(kind);
  return definition && Component.of(definition, options);
}
