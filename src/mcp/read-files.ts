import type { Json, JsonSchema } from "../components/define-component.ts";
import { fileDataSchema, isFileData } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { NamedComponent } from "../demo/endpoint.ts";
import type { FileCache } from "../runs/file-cache.ts";
import type { NamedValues } from "../runs/run.ts";
import { storeDataUrl } from "../runs/store-data-url.ts";

interface FileReading {
  readonly files: FileCache;
  readonly maxFileSize: number;
}

/**
 * What an agent sent, with files as page values have them, where the components' schemas say that files stand. No address is
 * fetched: an agent may have read it in a text of anyone. Throws `HC_FILE_FORBIDDEN`, `HC_FILE_UNKNOWN`, `HC_UPLOAD_TOO_LARGE`.
 */
export async function readFiles(named: readonly NamedComponent[], given: NamedValues, reading: FileReading): Promise<NamedValues> {
  const entries = Object.entries(given).map(async ([name, value]) => {
    const component = named.find((one) => one.name === name)?.component;
    return [name, component ? await readValue(component.schema("input"), value, reading) : value] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function readValue(schema: Json | undefined, value: Json, reading: FileReading): Promise<Json> {
  if (schema === fileDataSchema) return readFile(value, reading);
  if (!isRecord(schema) || value === null || value === undefined) return value;
  const { anyOf, items, properties } = schema;
  if (Array.isArray(anyOf)) return readAnyOf(anyOf as Json[], value, reading);
  if (Array.isArray(value)) return Promise.all(value.map((item: Json) => readValue(items, item, reading)));
  if (!isRecord(value) || !isRecord(properties)) return value;
  const entries = Object.entries(value).map(async ([key, member]) => {
    const at = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return [key, await readValue(at, member as Json, reading)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A text stays one where texts may stand. */
function readAnyOf(schemas: readonly Json[], value: Json, reading: FileReading): Json | Promise<Json> {
  const takesText = schemas.some((schema) => isRecord(schema) && schema !== fileDataSchema && schema.type === "string");
  if (typeof value === "string" && takesText) return value;
  const isList = Array.isArray(value);
  const fitting = schemas.filter((schema) => isRecord(schema) && (schema.type === "array") === isList && schema.type !== "null");
  return readValue(fitting.find((schema) => schema === fileDataSchema) ?? fitting[0], value, reading);
}

async function readFile(value: Json, { files, maxFileSize }: FileReading): Promise<Json> {
  if (typeof value === "string") {
    if (/^data:/i.test(value)) return storeDataUrl(value, undefined, files, maxFileSize);
    const [, path] = /(?:^|\/)api\/file\/([0-9a-f]{64}\/[^/?#]+)$/.exec(value) ?? [];
    if (path !== undefined) return files.describe({ path: decode(path) });
    throw new HardcaseError("HC_FILE_FORBIDDEN", `${showValue(value)} is no file of this server, and no other address is fetched.`, {
      hint: "Send the bytes as a data: URI, or upload the file to api/upload first.",
    });
  }
  if (isRecord(value) && typeof value.base64 === "string") {
    const { base64, name, mimeType } = value;
    const type = typeof mimeType === "string" ? mimeType : "";
    return storeDataUrl(
      `data:${type.replaceAll(",", "")};base64,${base64}`,
      typeof name === "string" ? name : undefined,
      files,
      maxFileSize,
    );
  }
  return isFileData(value) ? files.describe(value) : value;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isRecord(value: Json | undefined): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
