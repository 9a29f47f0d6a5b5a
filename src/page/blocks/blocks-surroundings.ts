import type { Json } from "../../components/define-component.ts";
import type { InputProps } from "../../components/view/view-props.ts";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import type { BlocksConfig, ComponentConfig } from "../../server/page-config.ts";
import type { ApiError } from "../api/api-error.ts";
import type { FlagState } from "../flag-row/flag-state.ts";
import type { RunEvent, Values } from "../run/run-event.ts";
import type { PageEvent } from "./page-event.ts";

export type Upload = InputProps<Json>["upload"];

/** What the server answers to the values that a part is built from. */
export type RenderedBlocks = BlocksConfig & { readonly components: readonly ComponentConfig[] };

/** What a page of Blocks needs of the browser and the server. */
export interface BlocksSurroundings {
  /** Has a part of the page built from values. */
  readonly render: (endpoint: string, inputs: Values) => Promise<RenderedBlocks | { readonly error: ApiError }>;
  /** How the runs of an endpoint are flagged, if they are. */
  readonly flaggingOf: (endpoint: string) => FlagRowConfig | undefined;
  readonly openFlags: () => FlagState;
  /** Tells the server that the page is left. */
  readonly leave: () => void;
  readonly startRun: (endpoint: string, inputs: Values, event: PageEvent, signal: AbortSignal) => AsyncIterable<RunEvent>;
  readonly upload: Upload;
  /** What an empty required field is told. */
  readonly emptyMessageFor: (config: ComponentConfig) => string;
  readonly focusField: (id: string) => void;
}
