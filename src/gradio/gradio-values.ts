import type { Json } from "../components/define-component.ts";
import { type FileData, isFileData } from "../components/file-data.ts";
import type { NamedComponent } from "../demo/endpoint.ts";
import type { FileCache } from "../runs/file-cache.ts";
import type { OutputUpdate } from "../runs/run.ts";
import { apiPrefix } from "./gradio-version.ts";
import { storeAddress } from "./store-address.ts";

/** A page value as Gradio's clients get it: files at addresses of this protocol. */
export function writeValue({ component }: NamedComponent, value: Json, root: string): Json {
  return withFiles(component.gradio.write(value), root);
}

/** A value and what changes of its component, as Gradio's own page takes both in one. `current` is the component as it is by now. */
export function writeUpdate({ named, current, update, value, root }: WrittenUpdate): Json {
  const { label, info, isVisible, isInteractive, keepsValue } = update;
  return {
    ...current.gradio.props,
    ...(label !== undefined && { label }),
    ...(info !== undefined && { info }),
    ...(isVisible !== undefined && { visible: isVisible }),
    ...(isInteractive !== undefined && { interactive: isInteractive }),
    ...(!keepsValue && { value: writeValue(named, value, root) }),
    __type__: "update",
  };
}

interface WrittenUpdate {
  readonly named: NamedComponent;
  readonly current: NamedComponent["component"];
  readonly update: OutputUpdate;
  readonly value: Json;
  readonly root: string;
}

function withFiles(value: Json | undefined, root: string): Json {
  if (value === undefined || value === null || typeof value !== "object") return value ?? null;
  if (Array.isArray(value)) return value.map((item: Json) => withFiles(item, root));
  if (isFileData(value)) {
    const address = value.path.split("/").map(encodeURIComponent).join("/");
    return { ...(value as FileData), url: `${root}${apiPrefix}/file=${address}`, is_stream: false };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFiles(item, root)]));
}

/**
 * What a client sent for a component, as its page value; whether it fits is for the run to say. Files are those that this server
 * holds, or are fetched from a public address. Throws `HardcaseError` for others.
 */
export async function readValue({ component }: NamedComponent, value: Json, files: FileCache, maxFileSize: number): Promise<Json> {
  return component.gradio.read(await readFiles(value, files, maxFileSize)) as Json;
}

async function readFiles(value: Json | undefined, files: FileCache, maxFileSize: number): Promise<Json> {
  if (value === undefined || value === null || typeof value !== "object") return value ?? null;
  if (Array.isArray(value)) return Promise.all(value.map((item: Json) => readFiles(item, files, maxFileSize)));
  const address = addressIn(value);
  if (address !== undefined) return storeAddress(address, nameIn(value), files, maxFileSize);
  if (isFileData(value)) return files.describe(value);
  const entries = await Promise.all(
    Object.entries(value).map(async ([key, item]) => [key, await readFiles(item, files, maxFileSize)] as const),
  );
  return Object.fromEntries(entries);
}

type JsonRecord = { readonly [key: string]: Json | undefined };

/** Where the bytes of a file value lie, if that is not this server. */
function addressIn(value: Json): string | undefined {
  const { path, url, meta } = value as JsonRecord;
  if ((meta as JsonRecord | null | undefined)?._type !== "gradio.FileData") return undefined;
  const isElsewhere = (address: Json | undefined): address is string => typeof address === "string" && /^(https?|data):/i.test(address);
  if (isElsewhere(path)) return path;
  return (path === null || path === undefined) && isElsewhere(url) ? url : undefined;
}

function nameIn(value: Json): string | undefined {
  const { orig_name } = value as JsonRecord;
  return typeof orig_name === "string" ? orig_name : undefined;
}
