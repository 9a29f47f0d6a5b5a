import type { CallToolResult, Tool } from "@modelcontextprotocol/sdk/types.js";
import type { NamedValues } from "../runs/run.ts";

/** How far a call is. */
export interface ToldProgress {
  /** Grows with each notification. */
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

/** A call of a tool. */
export interface AgentCall {
  readonly user: string | null;
  /** Address of the demo as the client knows it, without a slash at the end. */
  readonly root: string;
  /** Fires when the call is cancelled or its client has gone. */
  readonly signal: AbortSignal;
  readonly given: NamedValues;
  /** `null` for a client that did not ask for it. */
  readonly tellProgress: ((progress: ToldProgress) => Promise<void>) | null;
}

/** Something that agents can call. */
export interface AgentTool {
  readonly name: string;
  /** @param root Address of the demo as the client knows it. */
  readonly describe: (root: string) => Tool;
  /** What it throws as a `HardcaseError` is told to the agent. */
  readonly call: (call: AgentCall) => Promise<CallToolResult>;
}
