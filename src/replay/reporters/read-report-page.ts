import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { HardcaseError } from "../../components/hardcase-error.ts";

/** Where the results go. */
const mark = "<!-- results -->\n";

/** The built page before and after its results: beside this folder once compiled, in `dist/` when the sources run. */
export async function readReportPage(): Promise<readonly [before: string, after: string]> {
  const places = ["../report-page/", "../../../dist/replay/report-page/"].map((place) =>
    fileURLToPath(new URL(`${place}report-page.html`, import.meta.url)),
  );
  // The sources have a page of that name too, which is what the built one is made of.
  for (const place of places.filter((one) => existsSync(one))) {
    const text = await readFile(place, "utf8");
    const at = text.indexOf(mark);
    if (!text.includes("/* script */") && at >= 0) return [text.slice(0, at), text.slice(at + mark.length)];
  }
  throw new HardcaseError("HC_ENVIRONMENT", "The page of the report has not been built.", { hint: "Run `npm run build`." });
}
