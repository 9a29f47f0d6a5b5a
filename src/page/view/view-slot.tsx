import type { ComponentChildren } from "preact";
import { type LoadedView, loadView } from "./load-view.ts";
import { ViewBoundary, ViewFailure } from "./view-boundary.tsx";
import "./view.css";

interface ViewSlotProps {
  readonly kind: string;
  /** The value that is drawn; another value gives a view that failed another try. */
  readonly value: unknown;
  readonly draw: (view: LoadedView) => ComponentChildren;
}

/** Draws with a kind's view once it is loaded, and keeps its room until then. */
export function ViewSlot({ kind, value, draw }: ViewSlotProps) {
  const loading = loadView(kind).value;
  if (loading === "loading") return <div class="view-placeholder" />;
  if ("failure" in loading) return <ViewFailure message={loading.failure} />;
  return <ViewBoundary resetKey={value}>{draw(loading.view)}</ViewBoundary>;
}
