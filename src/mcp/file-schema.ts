import type { JsonSchema } from "../components/define-component.ts";
import { fileDataSchema } from "../components/file-data.ts";

/** JSON Schema of a file as agents may send it. */
export function sentFileSchema(root: string): JsonSchema {
  return {
    description: "A file: its bytes, or one that this server has.",
    anyOf: [
      {
        type: "string",
        description: `A data: URI such as "data:image/png;base64,…", or the address of a file of this server, below ${root}/api/file/. No other addresses.`,
      },
      {
        type: "object",
        title: "Base64",
        required: ["base64"],
        properties: {
          base64: { type: "string", contentEncoding: "base64" },
          name: { type: "string", description: "The file's name; its ending tells the type." },
          mimeType: { type: "string", description: "The type, where there is no name." },
        },
        additionalProperties: false,
      },
      fileDataSchema,
    ],
  };
}
