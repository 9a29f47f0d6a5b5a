import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";

/** Whether agents may call a demo. */
export interface McpOptions {
  /** Makes each public endpoint a tool of the Model Context Protocol, at `/mcp`. Needs `@modelcontextprotocol/sdk`. Default `false`. */
  readonly mcp?: boolean;
}

/** Reads the option; throws `HC_DEMO` for what is neither on nor off. */
export function readMcp({ mcp = false }: McpOptions): boolean {
  if (typeof mcp === "boolean") return mcp;
  throw new HardcaseError("HC_DEMO", `mcp must be true or false, got ${showValue(mcp)}.`);
}
