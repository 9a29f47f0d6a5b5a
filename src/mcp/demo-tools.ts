import { inspect } from "node:util";
import { type CallToolResult, ErrorCode, McpError, type Tool } from "@modelcontextprotocol/sdk/types.js";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { FaceParts } from "../server/face.ts";
import { endpointTool } from "./endpoint-tool.ts";
import { flagTool } from "./flag-tool.ts";
import { RecentRuns } from "./recent-runs.ts";
import { sayError } from "./say-error.ts";
import type { AgentCall, AgentTool } from "./tool.ts";

/** The tools of a demo: its public endpoints, and one that flags. */
export class DemoTools {
  readonly #log: (message: string) => void;
  readonly #tools: ReadonlyMap<string, AgentTool>;

  constructor(parts: FaceParts) {
    this.#log = parts.log;
    const endpoints = parts.demo.parts.endpoints.filter(({ visibility }) => visibility === "public");
    const flags = parts.extensions.flatMap(({ receiptFlags }) => receiptFlags ?? []);
    const flagged = flags.filter(({ endpoint }) => endpoints.some(({ name }) => name === endpoint.name));
    const flagName = freeName(endpoints.map(({ name }) => name));
    const recent = new RecentRuns();
    const tools = endpoints.map((endpoint) => {
      const isFlagged = flagged.some((one) => one.endpoint.name === endpoint.name);
      return endpointTool(parts, endpoint, { recent, flagName: isFlagged ? flagName : null });
    });
    if (flagged.length > 0) tools.push(flagTool(parts, flagged, { recent, name: flagName }));
    this.#tools = new Map(tools.map((tool) => [tool.name, tool]));
  }

  list(root: string): Tool[] {
    return [...this.#tools.values()].map((tool) => tool.describe(root));
  }

  /** Throws `McpError` for a name that no tool has; what goes wrong in a tool is its result, which an agent can read. */
  async call(name: string, call: AgentCall): Promise<CallToolResult> {
    const tool = this.#tools.get(name);
    if (!tool) {
      const names = [...this.#tools.keys()].map((one) => `"${one}"`).join(", ");
      throw new McpError(ErrorCode.InvalidParams, `There is no tool "${name}". There is ${names || "none"}.`);
    }
    try {
      return await tool.call(call);
    } catch (error) {
      return { isError: true, content: [{ type: "text", text: this.#say(error) }] };
    }
  }

  #say(error: unknown): string {
    if (error instanceof HardcaseError) return sayError(error);
    this.#log(inspect(error));
    return "The server failed. Its log says why.";
  }
}

/** An endpoint keeps its own name. */
function freeName(taken: readonly string[]): string {
  let name = "flag";
  for (let number = 1; taken.includes(name); number++) name = `flag_${number}`;
  return name;
}
