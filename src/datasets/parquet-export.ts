import { datasetColumns } from "./case-columns.ts";
import type { ExportFormat } from "./export-format.ts";

/** One typed Parquet file, with the bytes of pictures, sound and other files inside. */
export const parquetExport: ExportFormat = {
  summary: "one typed file, with pictures and sound inside",
  isFile: () => true,
  async write({ description, cases, files }, path) {
    // The writer is loaded by who exports, not by every demo.
    const { ParquetFile } = await import("./parquet-file.ts");
    const columns = datasetColumns(description);
    await using file = await ParquetFile.create(path, columns, (reference) => files.read(reference));
    for await (const flagged of cases) await file.add(columns.map(({ read }) => read(flagged)));
    await file.finish();
  },
};
