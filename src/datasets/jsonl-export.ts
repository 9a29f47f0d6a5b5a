import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { mediaIn } from "../cases/media-in.ts";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import { type CaseColumn, datasetColumns } from "./case-columns.ts";
import type { ExportFormat } from "./export-format.ts";
import { FirstSights } from "./first-sights.ts";
import { toJsonValue } from "./json-value.ts";
import { TextFileWriter } from "./text-file-writer.ts";
import { uniqueNames } from "./unique-names.ts";

/**
 * One JSON object a line. In a folder it is `metadata.jsonl` beside the files, in the form that the loaders of picture, audio and
 * video folders read: a column whose name ends in `file_name` holds paths of files.
 */
export const jsonlExport: ExportFormat = {
  summary: "a folder with metadata.jsonl and its files, as Hub loaders read it, or FILE.jsonl alone",
  isFile: (path) => path.endsWith(".jsonl"),
  async write({ description, cases, files }, path, { isFile }) {
    const columns = datasetColumns(description);
    const folder = isFile ? undefined : path;
    if (folder !== undefined) await mkdir(folder);
    const names = folder === undefined ? columns.map(({ name }) => name) : loaderNames(columns);
    await using file = await TextFileWriter.open(folder === undefined ? path : join(folder, "metadata.jsonl"));
    const sights = new FirstSights();
    for await (const flagged of cases) {
      const values = columns.map(({ read }) => read(flagged));
      if (folder !== undefined) for (const reference of values.flatMap(mediaIn)) await files.copy(reference, folder);
      const json = columns.map(({ feature }, index) => toJsonValue(values[index], feature));
      const line = `${JSON.stringify(Object.fromEntries(json.map((value, index) => [names[index] as string, value])))}\n`;
      if (sights.isLate(json, line.length)) file.writeFirst(line);
      else await file.write(line);
    }
    await file.finish();
  },
};

/** A folder is read for files of one family; other columns keep their paths as text. */
function loaderNames(columns: readonly CaseColumn[]): string[] {
  const family = (["image", "audio", "video"] as const).find((type) => columns.some(({ feature }) => suffixOf(feature, type) !== ""));
  return uniqueNames(columns.map(({ name, feature }) => name + (family ? suffixOf(feature, family) : "")));
}

function suffixOf(feature: DatasetFeature, family: DatasetFeature["type"]): string {
  if (feature.type === family) return "_file_name";
  return feature.type === "list" && feature.of.type === family ? "_file_names" : "";
}
