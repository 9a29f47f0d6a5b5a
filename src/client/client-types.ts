import type { Json } from "../components/define-component.ts";
import type { FileData } from "../components/file-data.ts";
import type { FileAt } from "./file-at.ts";

/** A page value as code may send it: where a file belongs, a `Blob` or `fileAt(…)` does too, and is uploaded. */
export type Sendable<Value> = Value extends FileData
  ? FileData | Blob | FileAt
  : Value extends object
    ? { readonly [Key in keyof Value]: Sendable<Value[Key]> }
    : Value;

/** Values by the names of inputs or outputs, where their types are not known. */
export interface NamedInputs {
  readonly [name: string]: unknown;
}

/** What an endpoint of a demo is given: a list in the order of its inputs, or a record where the demo has one. */
export type ClientInputs<Of> = Of extends { readonly "~sent": infer Sent } ? Sendable<Sent> : NamedInputs | readonly unknown[];

/** What an endpoint of a demo gives: page values in the shape in which the demo has its outputs. */
export type ClientResult<Of> = Of extends { readonly "~values": infer Values } ? Values : unknown;

/** Page values by name, as they went over the wire. */
export interface WireValues {
  readonly [name: string]: Json;
}

/** A run that has ended. It is JSON: kept in a file, it can be flagged weeks later. */
export interface ClientRun<Result = unknown> {
  readonly run: string;
  readonly endpoint: string;
  /** Page values by name. */
  readonly inputs: WireValues;
  /** Page values by name; `null` when the run failed. */
  readonly outputs: WireValues | null;
  /** The outputs in the shape in which the demo has them; `null` when the run failed. */
  readonly result: Result;
  /** Signed by the server; a flag shows by it what ran. */
  readonly receipt: string;
}

/** What a run tells beside its outputs. */
export type ClientEvent =
  | { readonly type: "queued"; readonly position: number; readonly size: number; readonly expectedMs?: number }
  | { readonly type: "progress"; readonly done: number; readonly total: number | null; readonly text: string | null }
  | { readonly type: "message"; readonly level: "info" | "warning"; readonly text: string };

/** Options of one run. */
export interface RunOptions {
  /** Aborting it stops the run on the server. */
  readonly signal?: AbortSignal;
}

/** Options of one stream. */
export interface StreamOptions extends RunOptions {
  /** Told of the place in the queue, of progress, and of what the function says. */
  readonly onEvent?: (event: ClientEvent) => void;
}

/** What a flag says of a run. */
export interface FlagOptions {
  /** One of the demo's `flaggingOptions`; required where it has some. */
  readonly option?: string;
  readonly note?: string;
  /** What the outputs should have been, by name. */
  readonly corrected?: NamedInputs;
  readonly signal?: AbortSignal;
}

/** A flag as the server has stored it. */
export interface StoredFlag {
  /** `null` where the owner's `redact` kept it from being stored. */
  readonly case: string | null;
  readonly saved: boolean;
}
