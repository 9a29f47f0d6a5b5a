/** One export in a process of its own; prints the highest memory that it took, in kB. */
import { exportCases } from "../src/datasets/export-cases.ts";
import type { ExportFormatName } from "../src/datasets/export-formats.ts";

const [dir = "", format = "", to = ""] = process.argv.slice(2);
await exportCases(dir, { format: format as ExportFormatName, to });
console.log(process.resourceUsage().maxRSS);
