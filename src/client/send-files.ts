import type { Json } from "../components/define-component.ts";
import type { FileData } from "../components/file-data.ts";
import type { WireValues } from "./client-types.ts";
import type { Connection } from "./connection.ts";
import { FileAt, readFileAt } from "./file-at.ts";

/** Values with every `Blob` and `fileAt()` in them uploaded, and the server's word for it in its place. */
export async function sendFiles(
  values: { readonly [name: string]: unknown },
  connection: Connection,
  signal?: AbortSignal,
): Promise<WireValues> {
  return (await withUploads(values)) as WireValues;

  async function withUploads(value: unknown): Promise<Json> {
    if (value instanceof FileAt) return upload(await readFileAt(value, (url) => connection.fetchAny(url, signal)));
    if (value instanceof Blob) return upload(value);
    if (Array.isArray(value)) return Promise.all(value.map(withUploads));
    if (typeof value !== "object" || value === null) return value as Json;
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(await Promise.all(entries.map(async ([key, member]) => [key, await withUploads(member)] as const)));
  }

  async function upload(file: Blob): Promise<FileData> {
    const form = new FormData();
    form.append("files", file, file instanceof File ? file.name : "file");
    const answer = await connection.send("api/upload", { method: "POST", body: form, ...(signal && { signal }) });
    const [sent] = (await answer.json()) as [FileData];
    return sent;
  }
}
