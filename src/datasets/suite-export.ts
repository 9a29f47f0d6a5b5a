import { mkdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Case, StoredValues } from "../cases/case.ts";
import { mediaIn } from "../cases/media-in.ts";
import type { Json } from "../components/define-component.ts";
import { isMediaReference, type MediaReference } from "../components/media-reference.ts";
import type { ExportFiles } from "./export-files.ts";
import type { ExportFormat } from "./export-format.ts";
import { isSuite, suiteFormat, updateSuite } from "./update-suite.ts";

/** Reviewed cases as files that live in git: one JSON file a case, in one order of members, and media under their hashes. */
export const suiteExport: ExportFormat = {
  summary: "reviewed cases as files that live in git, to replay",
  isFile: () => false,
  isForAllEndpoints: true,
  takes: isReviewed,
  update: { isEarlier: isSuite, apply: updateSuite },
  async write({ cases, files }, path) {
    await mkdir(join(path, "cases"), { recursive: true });
    for await (const flagged of cases) {
      await writeFile(join(path, "cases", `${flagged.id}.json`), `${JSON.stringify(await toSuiteCase(flagged, path, files), null, 2)}\n`);
    }
    await writeFile(join(path, "suite.json"), `${JSON.stringify({ formatVersion: suiteFormat }, null, 2)}\n`);
  },
};

/** A discarded case teaches nothing, and one that nobody has looked at could be anything. */
function isReviewed({ review }: Case): boolean {
  return review.verdict === "wrong" || review.verdict === "right";
}

/** Nothing in it says who flagged or judged: it goes where the code goes. */
async function toSuiteCase(flagged: Case, folder: string, files: ExportFiles) {
  const { id, run, flag, review, inputs, outputs } = flagged;
  const expected = review.verdict === "right" ? outputs : review.expected;
  for (const reference of [inputs, outputs, expected].flatMap((values) => mediaIn(values))) {
    await files.copy(reference, folder, placeOf(reference));
  }
  return {
    id,
    endpoint: run.endpoint,
    verdict: review.verdict,
    inputs: withPlaces(inputs),
    expected: withPlaces(expected),
    outputs: withPlaces(outputs),
    error: run.error,
    option: flag.option,
    note: flag.note,
    comment: review.comment,
    version: run.version,
    flaggedAt: flag.at.toISOString(),
  };
}

/** Equal files are one, and a file never changes under its name. */
function placeOf({ sha256, path }: MediaReference): string {
  return `media/${sha256}${extname(path)}`;
}

function withPlaces(value: StoredValues | Json | undefined): Json {
  if (typeof value !== "object" || value === null) return value ?? null;
  if (isMediaReference(value)) return { ...value, path: placeOf(value) };
  if (Array.isArray(value)) return value.map(withPlaces);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withPlaces(member as Json)]));
}
