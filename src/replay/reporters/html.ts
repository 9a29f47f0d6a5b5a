import { open } from "node:fs/promises";
import type { ReplayResult } from "../replay-result.ts";
import { describeEndpoints } from "./describe-endpoints.ts";
import { EmbeddedFiles } from "./embedded-files.ts";
import type { ReportSummary } from "./html-report-data.ts";
import { readReportPage } from "./read-report-page.ts";
import { toReportResult } from "./report-result.ts";
import type { OpenFileReporter } from "./reporter.ts";
import { scriptJson } from "./script-json.ts";

/** So many results are shown in full, those that hold apart: they are counted all. */
const mostShown = { holding: 1000, others: 10_000 };
/** A page that is larger takes long to open. In characters of the results' JSON. */
const mostCharacters = 100_000_000;

/** One page that needs no server and no network: the results are data inside it, drawn by the components' own views. */
export const openHtmlReporter: OpenFileReporter = async (path, surroundings) => {
  const [before, after] = await readReportPage();
  const file = await open(path, "w");
  const write = (text: string) => file.write(text).then(() => {});
  await write(`${before}${scriptJson("endpoints", describeEndpoints(surroundings.demos))}`);
  const files = new EmbeddedFiles(write);
  const shown = { holding: 0, others: 0 };
  let characters = 0;
  return {
    async add(result: ReplayResult) {
      const isNews = result.change !== null && result.change !== "unchanged";
      const group = result.outcome === "holds" && !isNews ? "holding" : "others";
      if (shown[group] >= mostShown[group] || characters > mostCharacters) return;
      shown[group] += 1;
      const text = scriptJson("result", await toReportResult(result, surroundings, files));
      characters += text.length;
      await write(text);
    },
    async end(summary) {
      await write(scriptJson("summary", { ...summary, at: new Date().toISOString() } satisfies ReportSummary));
      await write(after);
      await file.close();
    },
  };
};
