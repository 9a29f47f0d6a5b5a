import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MediaStore } from "../../cases/media-store.ts";
import { Interface } from "../../demo/interface.ts";
import { FileCache } from "../../runs/file-cache.ts";
import { type Outcome, outcomes, type ReplayResult } from "../replay-result.ts";
import type { ReplayedDemo } from "../replayed-demo.ts";
import { openHtmlReporter } from "./html.ts";
import type { ReportResult } from "./html-report-data.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-html-report-"));
});

afterEach(() => rm(folder, { recursive: true }));

const demo = new Interface((picture: unknown) => picture as never, ["file"], "text", { apiName: "read" });

function resultOf(id: string, outcome: Outcome, inputs: ReplayResult["case"]["inputs"]): ReplayResult {
  const one = { id, endpoint: "read", verdict: "right", inputs, outputs: { Output: "a" }, expected: null, error: null } as const;
  const judged = { outcome, passes: 1, runs: 1, differences: [], score: null, error: null, change: null, link: null };
  return { case: one, demo: null, durationMs: 1, isFailure: outcome === "regressed", ...judged };
}

/** Reports these, and reads the results and the numbers of the files that are in the page. */
async function report(
  results: Iterable<ReplayResult>,
  demos: readonly ReplayedDemo[] = [{ demo: demo as never, path: null }],
): Promise<{ results: ReportResult[]; files: string[]; text: string }> {
  const path = join(folder, "report.html");
  const media = new MediaStore(join(folder, "flagged"));
  const files = new FileCache({ folder: join(folder, "cache") });
  const reporter = await openHtmlReporter(path, { demos, media, files });
  for (const result of results) await reporter.add(result);
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  await reporter.end({ counts, total: 0, failures: 0, durationMs: 1, changes: null, isCutShort: false });
  const text = await readFile(path, "utf8");
  return {
    results: [...text.matchAll(/data-result>([^\n]*)<\/script>/g)].map(([, json]) => JSON.parse(json ?? "")),
    files: [...text.matchAll(/data-file="(\d+)"/g)].map(([, number]) => number ?? ""),
    text,
  };
}

async function keepFile(name: string, bytes: number) {
  const path = join(folder, name);
  await writeFile(path, name);
  await truncate(path, bytes);
  const { reference } = await new MediaStore(join(folder, "flagged")).save({ path, orig_name: name, mime_type: "text/plain" }, "file");
  return { ...reference };
}

test("of cases that hold a thousand are shown, and of the others as many more as they are", async () => {
  const many = Array.from({ length: 1500 }, (_, index) => resultOf(`holds-${index}`, "holds", {}));
  const { results } = await report([...many, ...many.map(({ case: { id } }) => resultOf(`${id}-changed`, "changed", {}))]);
  const shown = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  expect([shown("holds"), shown("changed")]).toEqual([1000, 1500]);
});

test("a file is in the page once and whole, and cases that hold leave room for those that do not", async () => {
  const [small, large] = [await keepFile("small.txt", 100_001), await keepFile("large.txt", 11_000_000)];
  const { results, files, text } = await report([
    resultOf("a", "holds", { picture: small }),
    resultOf("b", "holds", { picture: large }),
    resultOf("c", "regressed", { picture: small }),
    resultOf("d", "regressed", { picture: large }),
  ]);
  expect(results.map(({ inputs }) => (inputs.picture as { url: string }).url)).toEqual(["file:0", "", "file:0", "file:1"]);
  expect(files).toEqual(["0", "1"]);
  const [, embedded = ""] = /data-file="0">"data:text\/plain;base64,(.*)"<\/script>/.exec(text) ?? [];
  expect(Buffer.from(embedded, "base64")).toEqual(await readFile(join(folder, "small.txt")));
});

test("of two demos of a site whose endpoints have one name, each draws its own cases", async () => {
  const other = new Interface((picture: number) => String(picture), ["number"], "json", { apiName: "read" });
  const demos = [
    { demo, path: "/files" },
    { demo: other, path: "/numbers" },
  ] as unknown as readonly ReplayedDemo[];
  const file = await keepFile("small.txt", 5);
  const { results, text } = await report(
    [
      { ...resultOf("a", "regressed", { picture: file }), demo: "/files" },
      { ...resultOf("b", "regressed", { picture: 5 }), demo: "/numbers" },
    ],
    demos,
  );
  const endpoints = JSON.parse(/data-endpoints>([^\n]*)<\/script>/.exec(text)?.[1] ?? "");
  const kinds = results.map(({ endpoint }) => [endpoint, endpoints[endpoint].inputs.picture.kind, endpoints[endpoint].outputs.Output.kind]);
  expect(kinds).toEqual([
    ["/files read", "file", "text"],
    ["/numbers read", "number", "json"],
  ]);
  expect(results.map(({ inputs }) => inputs.picture)).toEqual([expect.objectContaining({ url: "file:0" }), 5]);
});

test("no text of a case can end its script or begin a comment", async () => {
  const evil = "</script><!--<script>\u2028";
  const { results, text } = await report([resultOf(evil, "regressed", { [evil]: evil })]);
  expect(text).not.toContain(evil);
  expect(results[0]).toMatchObject({ case: evil, inputs: { [evil]: evil } });
});
