import { type ReadonlySignal, signal } from "@preact/signals";
import type { Json } from "../../components/define-component.ts";
import type { ViewModule } from "../../components/view/view-props.ts";

/** The faces of a kind, its own types erased: the server sends each kind the values and options that it made itself. */
// biome-ignore lint/suspicious/noExplicitAny: options are whatever the kind's `viewOptions` returned.
export type LoadedView = ViewModule<Json, any>;

/** How the loading of a kind's view stands. */
export type ViewLoading = { readonly view: LoadedView } | { readonly failure: string } | "loading";

const importers = import.meta.glob<LoadedView>("../../components/*/*.view.tsx");
const loadings = new Map<string, { readonly state: ReadonlySignal<ViewLoading>; readonly settled: Promise<void> }>();

const ownAddresses = new Map<string, string>();

/** Says where the views of the owner's own kinds are. */
export function nameOwnViews(addresses: { readonly [kind: string]: string }): void {
  for (const [kind, address] of Object.entries(addresses)) ownAddresses.set(kind, address);
}

function importerOf(kind: string): (() => Promise<LoadedView>) | undefined {
  const folder = folderOf(kind);
  const importer = importers[`../../components/${folder}/${folder}.view.tsx`];
  const address = ownAddresses.get(kind);
  return address === undefined ? importer : async () => (await import("./load-own-view.ts")).loadOwnView(address);
}

function folderOf(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

async function load(kind: string): Promise<ViewLoading> {
  const importer = importerOf(kind);
  if (importer === undefined) return { failure: `This page has no view for the component "${kind}".` };
  try {
    return { view: await importer() };
  } catch {
    return { failure: "This part of the page could not be loaded. Reload the page to try again." };
  }
}

function start(kind: string) {
  const known = loadings.get(kind);
  if (known !== undefined) return known;
  const state = signal<ViewLoading>("loading");
  const settled = load(kind).then((outcome) => {
    state.value = outcome;
  });
  const loading = { state, settled };
  loadings.set(kind, loading);
  return loading;
}

/** Loads a kind's view once; only the kinds on the page are fetched. */
export function loadView(kind: string): ReadonlySignal<ViewLoading> {
  return start(kind).state;
}

/** A kind's view, once it is there; loads it. */
export function viewOf(kind: string): LoadedView | undefined {
  const loading = loadView(kind).value;
  return typeof loading === "object" && "view" in loading ? loading.view : undefined;
}

/** Settles when the views of these kinds are there, or could not be loaded. */
export async function viewsLoaded(kinds: readonly string[]): Promise<void> {
  await Promise.all(kinds.map((kind) => start(kind).settled));
}
