import type { Json } from "../../components/define-component.ts";
import type { OutputUpdates } from "../../runs/run.ts";
import type { ApiError } from "../api/api-error.ts";

/** Page values by label. */
export type Values = Readonly<Record<string, Json>>;

/** What a run tells the page, in the order in which it happens. */
export type RunEvent =
  | { readonly type: "queued"; readonly position: number; readonly size?: number; readonly expectedMs?: number }
  | ({ readonly type: "progress" } & RunProgress)
  | { readonly type: "output"; readonly outputs: Values; readonly updates?: OutputUpdates }
  | { readonly type: "done"; readonly run: string; readonly outputs: Values; readonly updates?: OutputUpdates; readonly receipt?: string }
  | { readonly type: "error"; readonly error: ApiError; readonly run?: string; readonly receipt?: string }
  /** The connection has broken; the run goes on. */
  | { readonly type: "reconnecting" }
  | { readonly type: "reconnected" };

/** What a function tells the person while it runs, beside what it gives. */
export interface RunMessage {
  readonly level: "info" | "warning";
  readonly text: string;
}

/** How far a run is. */
export interface RunProgress {
  readonly done: number;
  /** `null` where nobody knows. */
  readonly total: number | null;
  readonly text: string | null;
}
