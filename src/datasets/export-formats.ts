import { csvExport } from "./csv-export.ts";
import type { ExportFormat } from "./export-format.ts";
import { hubExport } from "./hub-export.ts";
import { jsonlExport } from "./jsonl-export.ts";
import { parquetExport } from "./parquet-export.ts";
import { suiteExport } from "./suite-export.ts";

/** What cases can be written as: one line a format. */
export const exportFormats = {
  csv: csvExport,
  jsonl: jsonlExport,
  parquet: parquetExport,
  hub: hubExport,
  suite: suiteExport,
} as const satisfies { readonly [name: string]: ExportFormat };

export type ExportFormatName = keyof typeof exportFormats;
