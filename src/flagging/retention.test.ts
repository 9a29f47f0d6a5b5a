import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { CsvLog } from "../datasets/csv-log.ts";
import { Interface } from "../index.ts";
import { DemoClient } from "../testing/demo-client.ts";
import { sampleCase } from "../testing/sample-case.ts";
import { readRetention } from "./read-retention.ts";
import { Retention } from "./retention.ts";

const day = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * day);
let flaggingDir: string;

beforeEach(async () => {
  flaggingDir = await mkdtemp(join(tmpdir(), "hardcase-retention-"));
});

afterEach(() => rm(flaggingDir, { recursive: true, force: true }));

const old = () => sampleCase({ inputs: { num1: "oldsecret" }, flag: { at: daysAgo(91) }, review: { verdict: "wrong", revision: 1 } });

async function listed(): Promise<string[]> {
  await using store = await openCaseStore(flaggingDir);
  return (await store.list({}, { limit: 9 })).cases.map(({ id }) => id);
}

test("a demo erases what is older than its owner keeps it, whatever was decided on it, and nothing of another demo's", async () => {
  const [leaving, young, others] = [
    old(),
    sampleCase({ flag: { at: daysAgo(89) } }),
    sampleCase({ run: { endpoint: "other" }, flag: { at: daysAgo(91) } }),
  ];
  {
    await using store = await openCaseStore(flaggingDir);
    for (const one of [leaving, young, others]) await store.add(one, []);
    await new CsvLog(flaggingDir, ["num1"]).append(["oldsecret"], leaving.id);
  }
  const demo = new Interface((num1) => num1, "number", "number", { apiName: "calculator", flaggingDir, retain: "90d" });
  {
    await using client = new DemoClient(demo);
    await client.run("calculator", { num1: 1 });
    await expect.poll(listed, { timeout: 20_000 }).toEqual([young.id, others.id]);
  }
  expect(await readFile(join(flaggingDir, "logs.csv"), "utf8")).toBe("num1\n");
  expect((await readFile(join(hiddenFolder(flaggingDir), "cases.db"))).includes("oldsecret")).toBe(false);
});

test("several processes that keep to one time erase once, and again every day", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    await using store = await openCaseStore(flaggingDir);
    await using other = await openCaseStore(flaggingDir);
    await Promise.all([old(), old(), old()].map((one) => store.add(one, [])));
    const time = readRetention("90d") as NonNullable<ReturnType<typeof readRetention>>;
    const log = vi.fn();
    const parts = { directory: flaggingDir, endpoint: "calculator", time, log };
    const retentions = [new Retention({ ...parts, store }), new Retention({ ...parts, store: other })];
    await expect.poll(() => store.count({}), { timeout: 20_000 }).toBe(0);
    await store.add(old(), []);
    vi.advanceTimersByTime(day);
    await expect.poll(() => store.count({}), { timeout: 20_000 }).toBe(0);
    for (const retention of retentions) await retention.close();
    expect(log).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  ["48h", 2 * day, "48 hours"],
  ["1d", day, "1 day"],
  ["12w", 84 * day, "12 weeks"],
])("%s is a time", (retain, ms, shown) => {
  expect(readRetention(retain)).toEqual({ ms, shown });
});

test.each(["90", "0d", "1.5d", "3 months", "", 90, null])("%j is no time, and the owner is told what is", (retain) => {
  expect(() => readRetention(retain)).toThrow("retain must be a whole number of hours, days or weeks, got");
});
