import type { CallToolResult, Tool } from "@modelcontextprotocol/sdk/types.js";
import type { Json, JsonSchema } from "../components/define-component.ts";
import { fileDataSchema } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { ReceiptFlag } from "../runs/extension.ts";
import type { NamedValues } from "../runs/run.ts";
import { valuesSchema } from "../server/describe-api-schemas.ts";
import type { FaceParts } from "../server/face.ts";
import { sentFileSchema } from "./file-schema.ts";
import { readFiles } from "./read-files.ts";
import type { RecentRuns } from "./recent-runs.ts";
import type { AgentCall, AgentTool } from "./tool.ts";

interface FlagToolParts {
  readonly recent: RecentRuns;
  readonly name: string;
}

/** The tool by which an agent reports a bad answer. */
export function flagTool({ demo, files, receipts }: FaceParts, flags: readonly ReceiptFlag[], { recent, name }: FlagToolParts): AgentTool {
  const { maxFileSize } = demo.parts;

  async function call({ given, user }: AgentCall): Promise<CallToolResult> {
    const { run, ...said } = given;
    const ran = readRun(run, user);
    const { endpoint } = await receipts.read(ran.receipt);
    const found = flags.find((one) => one.endpoint.name === endpoint);
    if (!found) throw new HardcaseError("HC_FLAGGING_OFF", `Runs of "${endpoint}" are not flagged here.`);
    const { corrected } = said;
    const more = isRecord(corrected)
      ? { ...said, corrected: await readFiles(found.endpoint.outputs, corrected, { files, maxFileSize }) }
      : said;
    const { body } = await found.flag({ body: { ...more, ...ran }, parameters: {}, user });
    const outcome = body as { readonly case?: string; readonly saved: boolean };
    return {
      structuredContent: { saved: outcome.saved, ...(outcome.case !== undefined && { case: outcome.case }) },
      content: [{ type: "text", text: outcome.saved ? `Flagged: case ${outcome.case}.` : "The owner of the demo keeps no such flags." }],
    };
  }

  /** A run that was answered lately by its name, or one of any time by its receipt and its values. */
  function readRun(run: Json | undefined, user: string | null): { receipt: string; inputs: Json; outputs: Json } {
    if (typeof run === "string") {
      const found = recent.find(run, user);
      if (found) return { receipt: found.receipt, inputs: found.run.inputs, outputs: found.run.outputs };
      throw new HardcaseError("HC_NOT_FOUND", "There is no such run, or it was too long ago.", {
        parameter: "run",
        hint: "Give the run that an answer names, or its receipt with its inputs and outputs.",
      });
    }
    if (isRecord(run)) return { receipt: run.receipt as string, inputs: run.inputs ?? null, outputs: run.outputs ?? null };
    throw new HardcaseError("HC_VALUE_REQUIRED", "run is required, but nothing was given.", { parameter: "run" });
  }

  const describe = (root: string): Tool => ({
    name,
    title: "Report a bad answer",
    description: `Reports an answer of ${flags.map((one) => `"${one.endpoint.name}"`).join(", ")} that is wrong, for the owner of the demo to look at. Of one run, the last report counts.`,
    inputSchema: flagSchema(flags, root) as Tool["inputSchema"],
    outputSchema: {
      type: "object",
      required: ["saved"],
      properties: { saved: { type: "boolean" }, case: { type: "string", format: "uuid" } },
    },
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  });

  return { name, describe, call };
}

function flagSchema(flags: readonly ReceiptFlag[], root: string): JsonSchema {
  const options = [...new Set(flags.flatMap((one) => one.options))];
  const isOptionRequired = flags.every((one) => one.options.length > 0);
  const corrections = flags.map(({ endpoint }) => ({
    ...valuesSchema(endpoint.outputs, "output", { anyOf: [sentFileSchema(root), fileDataSchema] }),
    required: [],
  }));
  return {
    type: "object",
    required: ["run", ...(isOptionRequired ? ["option"] : [])],
    properties: {
      run: {
        anyOf: [
          { type: "string", description: "The run that the answer names." },
          {
            type: "object",
            description: "Of an older run: what its result carried in _meta, and its structured content.",
            required: ["receipt", "inputs", "outputs"],
            properties: { receipt: { type: "string" }, inputs: { type: "object" }, outputs: { type: ["object", "null"] } },
            additionalProperties: false,
          },
        ],
      },
      ...(options.length > 0 && { option: { enum: options, description: "What is wrong." } }),
      note: { type: "string", maxLength: 10_000, description: "What is wrong, in words." },
      corrected: {
        ...(corrections.length === 1 ? corrections[0] : { anyOf: corrections }),
        description: "The right outputs by name: some or all.",
      },
    },
    additionalProperties: false,
  };
}

function isRecord(value: Json | undefined): value is NamedValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
