import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ReplayResult } from "../replay-result.ts";
import { openMarkdownReporter } from "./markdown.ts";

/** What a comment on a pull request holds, in characters. */
const longestComment = 65_536;

function regression(index: number, text: string): ReplayResult {
  const one = {
    id: `case-${index}`,
    endpoint: "say",
    verdict: "right",
    inputs: { text },
    outputs: { Output: text },
    expected: null,
    error: null,
  } as const;
  const differences = [{ output: "Output", expected: text, actual: `${text}!`, reason: null }];
  const judged = { passes: 0, runs: 1, differences, score: null, error: null, durationMs: 1, change: null, link: null };
  return { case: one, demo: null, outcome: "regressed", isFailure: true, ...judged };
}

async function report(results: readonly ReplayResult[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-markdown-"));
  try {
    const reporter = await openMarkdownReporter(join(folder, "replay.md"), {} as never);
    for (const one of results) await reporter.add(one);
    const counts = { holds: 0, fixed: 0, regressed: results.length, "still wrong": 0, changed: 0, error: 0, flaky: 0 };
    const total = results.length;
    await reporter.end({ counts, total, failures: total, durationMs: 1, changes: null, isCutShort: false });
    return await readFile(join(folder, "replay.md"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("thousands of regressions fit a comment, which counts those that it has no room for", async () => {
  const text = await report(Array.from({ length: 5000 }, (_, index) => regression(index, `text ${index}`)));
  expect(text.length).toBeLessThan(longestComment);
  expect(text).toMatch(/^### Replay: 5,000 cases\n/);
  expect(text).toContain("| regressed | 5,000 |");
  const shown = text.match(/\*\*regressed\*\*/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(100);
  expect(text).toContain(`\nand ${(5000 - shown).toLocaleString("en")} more, which this comment has no room for`);
});

test("files stand in it by their names and sizes", async () => {
  const file = (name: string) => ({
    path: `0a1b/${name}`,
    url: "",
    orig_name: name,
    size: 1234,
    mime_type: "image/png",
    meta: { _type: "gradio.FileData" as const },
  });
  const meta = { _type: "hardcase.MediaReference" as const };
  const stored = { path: "im/0.png", orig_name: "cat.png", size: 99, mime_type: "image/png", sha256: "", meta };
  const { case: one, ...result } = regression(1, "");
  const differences = [{ output: "Output", expected: [file("old.png")], actual: [file("new.png")], reason: "other pixels" }];
  const text = await report([{ ...result, case: { ...one, inputs: { picture: stored } }, differences }]);
  expect(text).toContain(
    '  picture="cat.png (99 bytes)"\nOutput: other pixels\n- ["old.png (1,234 bytes)"]\n+ ["new.png (1,234 bytes)"]\n',
  );
});

test("a failure of very long values leaves room for the others, and cannot close its block", async () => {
  const text = await report([regression(1, "a long `````` text ".repeat(1000)), regression(2, "short")]);
  expect(text.length).toBeLessThan(10_000);
  expect(text).toContain("…\n```````\n");
  expect(text).toContain("- short\n+ short!");
});
