import type { Json } from "../components/define-component.ts";
import type { ProgressEvent, QueuedEvent, Run } from "../runs/run.ts";

/** What a client is told of a call, in the protocol's own form. */
export interface Message {
  readonly msg: string;
  readonly event_id: string | null;
  readonly [field: string]: Json | undefined;
}

/** What a client shows of a failure. It knows no other fields, and dies of them. */
export type Failure = {
  readonly error: string | null;
  readonly duration: number | null;
  readonly visible: boolean;
  readonly title: string;
};

/** How long Gradio's page shows a failure, in seconds. */
const shownForSeconds = 10;

export const failureOf = (error: string): Failure => ({ error, duration: shownForSeconds, visible: true, title: "Error" });

export const estimation = (id: string, place: QueuedEvent | undefined): Message => ({
  msg: "estimation",
  event_id: id,
  rank: Math.max(0, (place?.position ?? 1) - 1),
  queue_size: Math.max(1, place?.size ?? 1),
  rank_eta: place?.expectedMs === undefined ? null : place.expectedMs / 1000,
});

export const processStarts = (id: string): Message => ({ msg: "process_starts", event_id: id, eta: null });

export const progress = (id: string, { done, total, text }: ProgressEvent): Message => ({
  msg: "progress",
  event_id: id,
  progress_data: [{ index: done, length: total, unit: "steps", progress: null, desc: text }],
});

export const log = (id: string, level: "info" | "warning", text: string): Message => ({
  msg: "log",
  event_id: id,
  log: text,
  level,
  title: level === "info" ? "Info" : "Warning",
  duration: shownForSeconds,
  visible: true,
});

export const processGenerating = (id: string, data: readonly Json[]): Message => ({
  msg: "process_generating",
  event_id: id,
  output: { data, is_generating: true },
  success: true,
  time_limit: null,
});

export const processCompleted = (id: string, data: readonly Json[], run?: Run): Message => ({
  msg: "process_completed",
  event_id: id,
  output: outputOf(data, run),
  success: true,
});

/** What a call has given, as the routes without a stream answer it too. */
export function outputOf(data: readonly Json[], run?: Run) {
  const seconds = run === undefined ? 0 : run.durationMs / 1000;
  return {
    data,
    is_generating: false,
    duration: seconds,
    average_duration: seconds,
    render_config: null,
    changed_state_ids: [],
    used_cache: null,
  };
}

export const processFailed = (id: string, failure: Failure): Message => ({
  msg: "process_completed",
  event_id: id,
  output: failure,
  success: false,
  title: failure.title,
});

export const closeStream: Message = { msg: "close_stream", event_id: null };
export const heartbeat: Message = { msg: "heartbeat", event_id: null };
export const sessionNotFound: Message = {
  msg: "unexpected_error",
  event_id: null,
  message: "404: Not Found",
  session_not_found: true,
  success: false,
};
