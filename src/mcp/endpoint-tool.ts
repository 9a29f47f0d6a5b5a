import type { CallToolResult, Tool } from "@modelcontextprotocol/sdk/types.js";
import { fileDataSchema } from "../components/file-data.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { Run, RunError } from "../runs/run.ts";
import { valuesSchema } from "../server/describe-api-schemas.ts";
import type { FaceParts } from "../server/face.ts";
import { sentFileSchema } from "./file-schema.ts";
import { ProgressTeller } from "./progress-teller.ts";
import { readFiles } from "./read-files.ts";
import type { RecentRuns } from "./recent-runs.ts";
import { sayError } from "./say-error.ts";
import type { AgentCall, AgentTool } from "./tool.ts";
import { writeContent } from "./write-content.ts";

interface EndpointToolParts {
  readonly recent: RecentRuns;
  /** The tool that flags its runs; `null` where they are not flagged. */
  readonly flagName: string | null;
}

/** An endpoint as a tool. */
export function endpointTool(parts: FaceParts, endpoint: Endpoint, { recent, flagName }: EndpointToolParts): AgentTool {
  const { demo, runner, receipts, files } = parts;
  const { title, maxFileSize, endpoints } = demo.parts;
  const describe = (root: string): Tool => ({
    name: endpoint.name,
    title: endpoints.length === 1 ? title : `${title}: ${endpoint.name}`,
    description: endpoint.description ?? `Runs "${endpoint.name}" of the demo "${title}".`,
    inputSchema: valuesSchema(endpoint.inputs, "input", sentFileSchema(root)) as Tool["inputSchema"],
    outputSchema: valuesSchema(endpoint.outputs, "output", fileDataSchema) as Tool["outputSchema"],
  });

  async function call({ user, root, signal, given, tellProgress }: AgentCall): Promise<CallToolResult> {
    const inputs = await readFiles(endpoint.inputs, given, { files, maxFileSize });
    const teller = new ProgressTeller(tellProgress);
    const messages: string[] = [];
    for await (const event of runner.run(endpoint, inputs, { signal, user })) {
      if (event.type === "done") return answer(event.run, messages, root);
      if (event.type === "error") return answerError(event.run, event.run.error as RunError, messages);
      if (event.type === "message") messages.push(event.level === "warning" ? `Warning: ${event.text}` : event.text);
      await teller.tell(event);
    }
    // Nobody reads this: the call was cancelled.
    return { isError: true, content: [{ type: "text", text: "The run was stopped." }] };
  }

  async function answer(run: Run, messages: readonly string[], root: string): Promise<CallToolResult> {
    const outputs = run.outputs ?? {};
    const content = [...(await writeContent(outputs, { files, root })), ...messages.map(asText)];
    return { structuredContent: { ...outputs }, ...(await withRun(run, content)) };
  }

  async function answerError(run: Run, error: RunError, messages: readonly string[]): Promise<CallToolResult> {
    return { isError: true, ...(await withRun(run, [asText(sayError(error)), ...messages.map(asText)])) };
  }

  /** Models see the text alone, and so the name by which they can flag; programs see the receipt. */
  async function withRun(run: Run, content: CallToolResult["content"]): Promise<CallToolResult> {
    const receipt = await receipts.sign(run);
    const name = recent.keep({ run, receipt });
    const mayFlag = asText(`Run ${name}. If this answer is wrong, report it by the tool "${flagName}" with this run.`);
    return {
      content: flagName === null ? content : [...content, mayFlag],
      _meta: { "hardcase/run": run.id, "hardcase/receipt": receipt, "hardcase/inputs": run.inputs },
    };
  }

  return { name: endpoint.name, describe, call };
}

const asText = (text: string) => ({ type: "text" as const, text });
