import { Buffer } from "node:buffer";
import mime from "mime";
import type { FileData } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { FileCache } from "./file-cache.ts";

/** Keeps the file that stands in a `data:` URL. Throws `HC_FILE_UNKNOWN` for one that holds none, `HC_UPLOAD_TOO_LARGE`. */
export async function storeDataUrl(address: string, name: string | undefined, files: FileCache, maxFileSize: number): Promise<FileData> {
  const [head = ""] = /^data:[^,]*,/i.exec(address) ?? [];
  const content = readData(address.slice(head.length), head);
  if (content === undefined) {
    throw new HardcaseError("HC_FILE_UNKNOWN", 'There is no file at "data:…".', { hint: "Write data:<type>;base64,<bytes in base64>." });
  }
  if (content.byteLength > maxFileSize) throw new HardcaseError("HC_UPLOAD_TOO_LARGE", "The file in the data: URL is too large.");
  const [, type = ""] = /^data:([^;,]*)/i.exec(head) ?? [];
  return files.store({ name: name ?? `file.${mime.getExtension(type) ?? "bin"}`, content });
}

function readData(data: string, head: string): Buffer | undefined {
  if (head === "") return undefined;
  if (/;base64,$/i.test(head)) return Buffer.from(data, "base64");
  try {
    return Buffer.from(decodeURIComponent(data), "utf8");
  } catch {
    return undefined;
  }
}
