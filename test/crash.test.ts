import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Case } from "../src/cases/case.ts";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import type { FileData } from "../src/components/file-data.ts";
import type { MediaReference } from "../src/components/media-reference.ts";
import { readCsv } from "../src/datasets/read-csv.ts";
import { letLeasesEnd } from "./fixtures/let-leases-end.ts";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

const trials = process.env["HARDCASE_LONG"] ? 200 : 5;
const clients = 8;

const app = `
import { image, Interface } from "hardcase";
const demo = new Interface((im, word) => im, [image({ type: "path" }), "text"], image(), { apiName: "same", flaggingOptions: ["a", "b"] });
await demo.launch();
export default demo;
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-crash-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const flagged = () => join(folder, "flagged");
const json = { "content-type": "application/json" };

async function upload(url: string): Promise<FileData> {
  const form = new FormData();
  const picture = await sharp({
    create: { width: 64, height: 64, channels: 3, background: "red", noise: { type: "gaussian", mean: 128, sigma: 60 } },
  })
    .png()
    .toBuffer();
  form.append("files", new File([new Uint8Array(picture)], "noise.png"));
  const [file] = (await (await fetch(`${url}/api/upload`, { method: "POST", body: form })).json()) as [FileData];
  return file;
}

/** Runs and flags until the demo dies; every id in `answered` was answered 201, by word. */
async function flagUntilDeath({ url }: ServedDemo, im: FileData, name: string, answered: Map<string, string>): Promise<void> {
  try {
    for (let count = 0; ; count++) {
      const inputs = { im, word: `${name}-${count}` };
      const run = await fetch(`${url}/api/run/same`, { method: "POST", headers: json, body: JSON.stringify(inputs) });
      const { outputs, receipt } = (await run.json()) as { outputs: unknown; receipt: string };
      const body = JSON.stringify({ receipt, inputs, outputs, option: "a" });
      const flag = await fetch(`${url}/api/flag`, { method: "POST", headers: json, body });
      if (flag.status === 201) answered.set(((await flag.json()) as { case: string }).case, inputs.word);
    }
  } catch {
    // The connection was cut: what was under way may or may not be stored.
  }
}

async function allCases(): Promise<Case[]> {
  await using store = await openCaseStore(flagged());
  const cases: Case[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.list({}, { limit: 500, ...(after !== undefined && { after }) });
    cases.push(...page.cases);
    if (page.next === null) return cases;
    after = page.next;
  }
}

async function waitForDeliveries(url: string): Promise<void> {
  for (;;) {
    const { pendingDeliveries } = (await (await fetch(`${url}/healthz`)).json()) as { pendingDeliveries: number };
    if (pendingDeliveries === 0) return;
    await pause(250);
  }
}

test(`killed ${trials} times under ${clients} clients: what was answered is there, whole and once`, async () => {
  const answered = new Map<string, string>();
  let demo = await serveDemo(folder, app);
  const im = await upload(demo.url);
  for (let trial = 0; trial < trials; trial++) {
    const working = Array.from({ length: clients }, (_, client) => flagUntilDeath(demo, im, `${trial}-${client}`, answered));
    // Now and then before the first flag is answered, else in the midst of them.
    const before = answered.size;
    if (trial % 4 > 0) while (answered.size === before) await pause(5);
    await pause(Math.random() * 400);
    await demo.kill();
    await Promise.all(working);
    // A delivery that a dead process had begun is taken up a minute later.
    if (trial === trials - 1) await letLeasesEnd(flagged());
    demo = await serveDemo(folder, app);
  }
  await waitForDeliveries(demo.url);
  await demo.kill();

  const cases = await allCases();
  const words = cases.map(({ inputs }) => inputs.word as string);
  expect(new Set(words).size, "no run is two cases").toBe(words.length);
  const stored = new Map(cases.map(({ id, inputs }) => [id, inputs.word]));
  expect(
    [...answered].filter(([id, word]) => stored.get(id) !== word),
    "answered, but not in the store",
  ).toEqual([]);

  // Strict: a torn row throws.
  const rows = await readCsv(flagged());
  expect(rows.map(({ word }) => word).sort(), "the CSV has every case once").toEqual(words.sort());
  const sha256 = createHash("sha256")
    .update(await readFile(join(folder, "uploads", im.path)))
    .digest("hex");
  for (const { inputs, outputs } of cases) {
    for (const reference of [inputs.im, outputs?.Output] as MediaReference[]) {
      const bytes = await readFile(join(flagged(), reference.path));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
  }
  console.log(`${trials} trials, ${answered.size} flags answered, ${cases.length} cases stored, 0 lost, 0 doubled, 0 torn`);
}, 3_600_000);
