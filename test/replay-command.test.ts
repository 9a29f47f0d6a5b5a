import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { sampleCase } from "../src/testing/sample-case.ts";
import { calculatorApp, root, startHardcase } from "./fixtures/hardcase-command.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-replay-command-"));
});

afterEach(() => rm(folder, { recursive: true }));

/** Keeps cases of a calculator that adds: of each, whether the flagged sum was right, else its correction is. */
async function keep(...sums: { num1: number; num2: number; isRight: boolean }[]): Promise<string[]> {
  await using store = await openCaseStore({ dir: join(folder, "flagged") });
  const ids: string[] = [];
  for (const { num1, num2, isRight } of sums) {
    const outputs = { Output: isRight ? num1 + num2 : -1 };
    const review = isRight ? { verdict: "right" as const } : { verdict: "wrong" as const, expected: { Output: num1 + num2 } };
    const { case: kept } = await store.add(sampleCase({ inputs: { num1, operation: "add", num2 }, outputs, review }), []);
    ids.push(kept.id);
  }
  return ids;
}

const oneWrongOneRight = () => keep({ num1: 5, num2: 7, isRight: false }, { num1: 6, num2: 7, isRight: true });

/** Replays against an app that adds in this way. */
async function replay(code: string, ...given: string[]) {
  await writeFile(join(folder, "app.mjs"), code);
  return startHardcase(folder, "replay", "app.mjs", ...given).ended;
}

const right = calculatorApp("num1 + num2");

test("an app that only launches its demo is replayed without a port, and exit codes say what came of it", async () => {
  await oneWrongOneRight();
  const good = await replay(right);
  expect(good).toMatchObject({ code: 0, errors: "" });
  expect(good.output).toMatch(/^2 cases in .* s\n {2}holds +1\n {2}fixed +1\n$/);
  const bad = await replay(calculatorApp("num1 === 6 ? 0 : num1 + num2"), "--review-url", "https://host/review?token=secret");
  expect(bad.code).toBe(1);
  expect(bad.output).toMatch(
    /regressed calculator (.*)\n {2}num1=6 operation="add" num2=7\n.*\n {2}- 13\n {2}\+ 0\n {2}https:\/\/host\/review\/\?view=focus&case=\1\n$/,
  );
  expect(await replay('throw new Error("no model");')).toMatchObject({
    code: 2,
    errors: "hardcase: app.mjs does not start: no model.\n",
  });
});

test("of a function that sleeps for ever in one case, the time-out is told and the others run", async () => {
  await oneWrongOneRight();
  const { code, output } = await replay(calculatorApp("num1 === 6 ? new Promise(() => {}) : num1 + num2"), "--timeout", "0.5");
  expect(code).toBe(1);
  expect(output).toMatch(/ {2}fixed +1\n {2}error +1\n\nerror calculator .*\n.*\n {2}It did not end within 0\.5 s\.\n$/);
});

test("what cannot be run is told in one sentence, with exit code 2", async () => {
  await oneWrongOneRight();
  const refusals: [string[], string][] = [
    [["--endpoint", "sum", "--verdict", "wrong"], "/flagged holds no case with --endpoint sum --verdict wrong. The app has calculator."],
    [["--approve", "--baseline", "none/b.json"], "The baseline cannot be written: ENOENT: no such file or directory, access 'none'."],
    [["--approve"], "--approve needs the file to write. Name it with --baseline FILE."],
    [["--baseline", "none.json"], "There is no baseline none.json. Write it with --approve."],
    [["--baseline", "app.mjs"], "app.mjs is no baseline of a replay. Remove it, and write it again with --approve."],
    [["--demo", "/sum"], "app.mjs has no demo at /sum. It has one demo alone: leave --demo out."],
    [["--repeat", "2", "--pass", "3"], "--pass 3 is more than the runs of a case, 2."],
    [["--cases", "elsewhere"], "elsewhere holds no cases. "],
  ];
  const ends = await Promise.all(refusals.map(([given]) => replay(right, ...given)));
  for (const [index, [, message]] of refusals.entries()) {
    expect(ends[index]).toMatchObject({ code: 2, output: "", errors: expect.stringContaining(message) });
    expect(ends[index]?.errors.trim().split("\n")).toHaveLength(1);
  }
});

test("an app that breaks the process fails the build, also where it would end with 0", async () => {
  await oneWrongOneRight();
  const late = "num1 === 6 ? new Promise(() => setTimeout(() => { throw new Error('too late.'); })) : num1 + num2";
  const apps: [name: string, code: string, output: RegExp, errors: string][] = [
    ["ends", "process.exit(0);", /^$/, "ends.mjs does not start: it ended the process.\n"],
    ["waits", "await new Promise(() => {});", /^$/, "waits.mjs does not start: it waits for what nothing can bring.\n"],
    [
      "breaks",
      "setTimeout(() => { throw new Error('no model'); }); await new Promise(() => {});",
      /^$/,
      "breaks.mjs does not start: no model.\n",
    ],
    ["exits", calculatorApp("process.exit(0)"), /^$/, "exits.mjs ended the process before its cases were replayed.\n"],
    ["late", calculatorApp(late), /^1 case in .* s, ended early\n {2}fixed +1\n$/, "late.mjs failed outside of a run: too late.\n"],
    ["open", `setInterval(() => {}, 1000); ${right}`, /^$/, '/flagged holds no case with --option "so so".\n'],
  ];
  await Promise.all(
    apps.map(async ([name, code, output, errors]) => {
      await writeFile(join(folder, `${name}.mjs`), code);
      const given = name === "open" ? ["--option", "so so"] : [];
      const end = await startHardcase(folder, "replay", `${name}.mjs`, "--no-record", ...given).ended;
      expect(end).toEqual({ code: 2, output: expect.stringMatching(output), errors: expect.stringContaining(errors) });
    }),
  );
});

test("against a baseline only what is worse fails, and approving writes one line a case in a stable order", async () => {
  const ids = await keep(...Array.from({ length: 4 }, (_, num1) => ({ num1, num2: 1, isRight: num1 < 2 })));
  // Of the right ones the first has broken, of the wrong ones the last is fixed.
  const first = await replay(calculatorApp("num1 === 0 || num1 === 2 ? 99 : num1 + num2"), "--baseline", "approved.json", "--approve");
  expect(first.code).toBe(0);
  expect(first.output).toMatch(
    /Since the baseline: 4 new\n(?: {2}new .*\n){3}\nregressed .*\nApproved: approved\.json holds 4 cases\.\n$/s,
  );
  const approved = await readFile(join(folder, "approved.json"), "utf8");
  const lines = ["regressed", "holds", "still wrong", "fixed"].map(
    (outcome, n) => `    "${ids[n]}": { "endpoint": "calculator", "verdict": "${n < 2 ? "right" : "wrong"}", "outcome": "${outcome}" }`,
  );
  expect(approved).toBe(`{\n  "formatVersion": 1,\n  "cases": {\n${lines.join(",\n")}\n  }\n}\n`);

  const same = await replay(calculatorApp("num1 === 0 || num1 === 2 ? 98 : num1 + num2"), "--baseline", "approved.json");
  expect(same).toMatchObject({ code: 0, output: expect.stringContaining("Since the baseline: 2 still wrong, 2 unchanged\n") });

  await using store = await openCaseStore({ dir: join(folder, "flagged") });
  await store.remove(ids[1] as string, []);
  const worse = await replay(calculatorApp("num1 === 3 ? 99 : num1 + num2"), "--baseline", "approved.json", "--report", "json=r.json");
  expect(worse.code).toBe(1);
  expect(worse.output).toContain("Since the baseline: 2 fixed, 1 regressed, 1 gone\n");
  expect(worse.output).toMatch(new RegExp(`gone +calculator ${ids[1]}\n`));
  expect(worse.output).toMatch(new RegExp(`still wrong, worse than the baseline calculator ${ids[3]}\n`));
  expect(JSON.parse(await readFile(join(folder, "r.json"), "utf8"))).toMatchObject({
    results: [
      { case: ids[0], change: "fixed" },
      { case: ids[2], change: "fixed" },
      { case: ids[3], change: "regressed", isFailure: true },
    ],
    summary: { failures: 1, changes: { counts: { fixed: 2, regressed: 1 }, gone: [{ case: ids[1], endpoint: "calculator" }] } },
  });
  expect(await readFile(join(folder, "approved.json"), "utf8")).toBe(approved);
});

test("approving a part of the cases leaves the others in the baseline", async () => {
  const [first = ""] = await oneWrongOneRight();
  await replay(right, "--baseline", "approved.json", "--approve");
  const part = await replay(calculatorApp("0"), "--baseline", "approved.json", "--approve", "--case", first);
  expect(part.output).toContain("Approved: approved.json holds 2 cases.");
  expect(await readFile(join(folder, "approved.json"), "utf8")).toMatch(/"still wrong" \},\n.*"holds" \}\n/);
});

test.each([
  ["Ctrl-C", "SIGINT", 130],
  ["a build that is cancelled", "SIGTERM", 143],
] as const)("%s tells what was done so far, and neither records nor approves what was not", async (_, signal, expected) => {
  await keep(...Array.from({ length: 3 }, (_, num1) => ({ num1, num2: 1, isRight: true })));
  await writeFile(join(folder, "app.mjs"), calculatorApp("num1 < 2 ? num1 + num2 : (console.error('waiting'), new Promise(() => {}))"));
  const { child, ended } = startHardcase(folder, "replay", "app.mjs", "--baseline", "approved.json", "--approve");
  await once(child.stderr as NodeJS.ReadableStream, "data");
  child.kill(signal);
  const { code, output, errors } = await ended;
  expect(code).toBe(expected);
  expect(output).toMatch(/^2 cases in .* s, ended early\n {2}holds +2\n/);
  expect(errors).toBe("waiting\nhardcase: approved.json stays as it was, as the replay ended early.\n");
  await expect(readFile(join(folder, "approved.json"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("a site's demos are replayed each with its own cases, and a name that two of them have is asked about", async () => {
  const site = `import { DemoSite, Interface } from ${JSON.stringify(join(root, "dist/index.js"))};
const make = (flaggingDir, shift) => new Interface((num1, operation, num2) => num1 + num2 + shift, ["number", "text", "number"], "number", { apiName: "calculator", flaggingDir });
export default new DemoSite({ "/good": make("flagged", 0), "/bad": make("others", 1) });`;
  await oneWrongOneRight();
  expect(await replay(site)).toMatchObject({ code: 0, output: expect.stringMatching(/^2 cases .*\n {2}holds +1\n {2}fixed +1\n$/) });
  expect(await replay(site, "--cases", "flagged")).toMatchObject({
    code: 2,
    errors:
      'hardcase: The demos at /good and /bad both have an endpoint "calculator", and its cases could be of either. Choose one with --demo, or give their functions an apiName each.\n',
  });
  expect(await replay(site, "--cases", "flagged", "--demo", "/bad")).toMatchObject({ code: 1 });
});

test("it runs again when the code changes, and not when it has written its own reports", async () => {
  await oneWrongOneRight();
  await writeFile(join(folder, "app.mjs"), right);
  const { child, ended, seen } = startHardcase(folder, "replay", "app.mjs", "--watch", "--report", "json=report.json");
  try {
    await seen("fixed");
    await writeFile(join(folder, "app.mjs"), calculatorApp("0"));
    await seen("regressed");
  } finally {
    child.kill("SIGINT");
  }
  const { code, output } = await ended;
  expect(code).toBe(130);
  expect(output.match(/2 cases/g)).toHaveLength(2);
});

test("each case's newest result is kept with it, with its version and a reason, unless it is told to keep none", async () => {
  const [wrong = "", fine = ""] = await oneWrongOneRight();
  const kept = async (id: string) => {
    await using store = await openCaseStore({ dir: join(folder, "flagged") });
    return (await store.get(id))?.replayed ?? null;
  };
  await replay(right, "--no-record");
  expect(await kept(wrong)).toBeNull();
  const versioned = right.replace(', "number").launch', ', "number", { version: "v2" }).launch');
  await replay(versioned, "--case", wrong);
  expect(await kept(wrong)).toMatchObject({ case: wrong, result: "fixed", version: "v2", reason: null });
  expect(await kept(fine)).toBeNull();
  await replay(calculatorApp("0"));
  expect(await kept(wrong)).toMatchObject({ result: "still wrong", reason: "0 is not 12" });
  expect(await kept(fine)).toMatchObject({ result: "regressed", reason: "0 is not 13" });
});
