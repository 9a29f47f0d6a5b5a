import type { StoredValues } from "../../cases/case.ts";
import type { Json } from "../../components/define-component.ts";
import { type FileData, isFileData } from "../../components/file-data.ts";
import type { MediaReference } from "../../components/media-reference.ts";
import type { NamedComponent } from "../../demo/endpoint.ts";
import type { ReplayResult } from "../replay-result.ts";
import { showEndpoint } from "./describe-result.ts";
import type { EmbeddedFiles } from "./embedded-files.ts";
import type { ReportDifference, ReportResult, ReportValues } from "./html-report-data.ts";
import type { ReportSurroundings } from "./reporter.ts";

/** A result as the page of a report shows it; the files of its values are embedded first. */
export async function toReportResult(
  { case: one, demo, differences, ...result }: ReplayResult,
  { demos, media, files: access }: ReportSurroundings,
  files: EmbeddedFiles,
): Promise<ReportResult> {
  const endpoint = demos.find(({ path }) => path === demo)?.demo.parts.endpoints.find(({ name }) => name === one.endpoint);
  const isHolding = result.outcome === "holds";
  const loadStored = async (reference: MediaReference): Promise<FileData> => {
    const { path, orig_name, size, mime_type, sha256 } = reference;
    const source = { key: sha256, path: await media.load(reference), mimeType: mime_type };
    return { path, url: await files.embed(source, isHolding), orig_name, size, mime_type, meta: { _type: "gradio.FileData" } };
  };
  const embedActual = async (file: FileData): Promise<FileData> => {
    const key = file.path.split("/")[0] ?? file.path;
    return { ...file, url: await files.embed({ key, path: await access.pathOf(file), mimeType: file.mime_type }, isHolding) };
  };
  const read = (components: readonly NamedComponent[] = [], stored: StoredValues) => readStored(components, stored, loadStored);

  const shown: ReportDifference[] = [];
  for (const difference of differences) {
    const [expected, actual] = [await mapFiles(difference.expected, embedActual), await mapFiles(difference.actual, embedActual)];
    shown.push({ ...difference, expected, actual });
  }
  const wanted = one.expected ?? one.outputs ?? {};
  if (result.outcome === "fixed") {
    const [before, now] = [await read(endpoint?.outputs, one.outputs ?? {}), await read(endpoint?.outputs, wanted)];
    for (const [output, expected] of Object.entries(now)) {
      shown.push({ output, expected, actual: before[output] ?? null, reason: null });
    }
  }
  const others = Object.entries(wanted).filter(([name]) => shown.every(({ output }) => output !== name));
  return {
    ...result,
    case: one.id,
    endpoint: showEndpoint(demo, one.endpoint),
    verdict: one.verdict,
    inputs: await read(endpoint?.inputs, one.inputs),
    differences: shown,
    others: await read(endpoint?.outputs, Object.fromEntries(others)),
  };
}

/** Stored values as page values; what its component cannot read stays as it is stored. */
async function readStored(
  components: readonly NamedComponent[],
  stored: StoredValues,
  load: (reference: MediaReference) => Promise<FileData>,
): Promise<ReportValues> {
  const access = { save: () => Promise.reject(new Error("A report stores no files.")), load };
  const values: Record<string, Json> = {};
  for (const [name, value] of Object.entries(stored)) {
    const component = components.find((one) => one.name === name)?.component;
    values[name] = component ? ((await component.readFromFlag(value, access).catch(() => value)) as Json) : value;
  }
  return values;
}

/** The value with each file in it changed. */
async function mapFiles(value: Json, change: (file: FileData) => Promise<FileData>): Promise<Json> {
  if (typeof value !== "object" || value === null) return value;
  if (isFileData(value)) return change(value as FileData).catch(() => ({ ...value, url: "" }));
  if (Array.isArray(value)) {
    const members: Json[] = [];
    for (const member of value) members.push(await mapFiles(member, change));
    return members;
  }
  const members: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value)) members[name] = await mapFiles(member ?? null, change);
  return members;
}
