import { HardcaseError } from "./hardcase-error.ts";

const views = new Map<string, URL>();

/** Keeps where the view of a kind of an owner's own lies. Throws `HC_COMPONENT_OPTIONS` for what is no file, and for a second one. */
export function addOwnView(kind: string, view: URL): void {
  if (!(view instanceof URL) || view.protocol !== "file:") {
    throw new HardcaseError("HC_COMPONENT_OPTIONS", `${kind}: view must be the address of a file, got ${String(view)}.`, {
      hint: `Write new URL("./${kind}.view.js", import.meta.url).`,
    });
  }
  const known = views.get(kind);
  if (known !== undefined && known.href !== view.href) {
    throw new HardcaseError("HC_COMPONENT_OPTIONS", `Two kinds are named "${kind}", each with a view of its own.`, {
      hint: "Give one of them another name.",
    });
  }
  views.set(kind, view);
}

/** The views of kinds that are not hardcase's, by the kinds' names. */
export const ownViews: ReadonlyMap<string, URL> = views;
