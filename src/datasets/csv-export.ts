import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { mediaIn } from "../cases/media-in.ts";
import type { Json } from "../components/define-component.ts";
import { guideColumns } from "./case-columns.ts";
import { storedCell, textCell } from "./csv-cell.ts";
import { csvLine } from "./csv-writer.ts";
import type { ExportFormat } from "./export-format.ts";
import { FirstSights } from "./first-sights.ts";
import { TextFileWriter } from "./text-file-writer.ts";

/** The guide's form: `logs.csv` with the files beside it, or the CSV alone. */
export const csvExport: ExportFormat = {
  summary: "a folder with logs.csv and its files, as flagging makes it, or FILE.csv alone",
  isFile: (path) => path.endsWith(".csv"),
  async write({ description, cases, files }, path, { isFile }) {
    const columns = guideColumns(description);
    const folder = isFile ? undefined : path;
    if (folder !== undefined) await mkdir(folder);
    const header = csvLine(columns.map(({ name }) => textCell(name)));
    await using file = await TextFileWriter.open(folder === undefined ? path : join(folder, "logs.csv"), header);
    const sights = new FirstSights();
    for await (const flagged of cases) {
      const values = columns.map(({ read }) => read(flagged));
      const line = csvLine(values.map(storedCell));
      if (sights.isLate(values.map(cellType), line.length)) file.writeFirst(line);
      else await file.write(line);
      if (folder !== undefined) for (const reference of values.flatMap(mediaIn)) await files.copy(reference, folder);
    }
    await file.finish();
  },
};

/** Whatever has parts is text in a cell. */
function cellType(value: Json): Json {
  return typeof value === "object" && value !== null ? "" : value;
}
