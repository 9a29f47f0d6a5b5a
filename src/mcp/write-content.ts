import { readFile } from "node:fs/promises";
import type { ContentBlock } from "@modelcontextprotocol/sdk/types.js";
import type { Json } from "../components/define-component.ts";
import { type FileData, isFileData } from "../components/file-data.ts";
import type { FileCache } from "../runs/file-cache.ts";
import type { NamedValues } from "../runs/run.ts";

/** What models can be shown; all else is linked. */
const shownPictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
/** More than this together would fill a model's memory, or a client's. */
const mostShownBytes = 5_000_000;

interface ContentParts {
  readonly files: FileCache;
  /** Address of the demo as the client knows it. */
  readonly root: string;
}

/** Outputs as the blocks of a result: their JSON as a text, pictures and sounds as they are, and links to other files. */
export async function writeContent(outputs: NamedValues, { files, root }: ContentParts): Promise<ContentBlock[]> {
  const content: ContentBlock[] = [{ type: "text", text: JSON.stringify(outputs) }];
  let shownBytes = 0;
  for (const file of filesIn(outputs as Json)) {
    const type = shownAs(file);
    if (type !== undefined && shownBytes + file.size <= mostShownBytes) {
      shownBytes += file.size;
      content.push({ type, data: (await readFile(await files.pathOf(file))).toString("base64"), mimeType: file.mime_type });
    } else {
      content.push({ type: "resource_link", uri: `${root}/${file.url}`, name: file.orig_name, mimeType: file.mime_type, size: file.size });
    }
  }
  return content;
}

function shownAs({ mime_type }: FileData): "image" | "audio" | undefined {
  if (shownPictures.has(mime_type)) return "image";
  return mime_type.startsWith("audio/") ? "audio" : undefined;
}

function filesIn(value: Json | undefined): FileData[] {
  if (typeof value !== "object" || value === null) return [];
  if (isFileData(value)) return [value as FileData];
  return Object.values(value).flatMap((member) => filesIn(member as Json | undefined));
}
