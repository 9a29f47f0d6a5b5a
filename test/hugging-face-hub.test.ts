import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeHub } from "../src/testing/fake-hub.ts";
import { runPython } from "./fixtures/python-readers.ts";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

interface Loaded {
  readonly features: { readonly [name: string]: string };
  readonly rows: readonly { readonly [name: string]: unknown }[];
}

let folder: string;
let hub: FakeHub;
const running = new Set<ServedDemo>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-hub-demo-"));
  hub = await FakeHub.start();
});

afterEach(async () => {
  for (const demo of running) await demo.kill();
  running.clear();
  await hub[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const calculator = (every: number) => `
import { HuggingFaceDatasetSaver, Interface } from "hardcase";
export default new Interface((num1) => num1 + 1, "number", "number", {
  apiName: "next",
  flaggingCallback: new HuggingFaceDatasetSaver(process.env.HF_TOKEN, "user/hard", { every: ${every} }),
});
`;

async function serve(source: string, place = "demo"): Promise<ServedDemo> {
  await mkdir(join(folder, place), { recursive: true });
  const demo = await serveDemo(join(folder, place), source, { HF_ENDPOINT: hub.url, HF_TOKEN: "hf_test", HF_HOME: join(folder, "home") });
  running.add(demo);
  return demo;
}

async function flag({ url }: ServedDemo, endpoint: string, inputs: { readonly [name: string]: unknown }): Promise<void> {
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(url + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    return (await answer.json()) as { readonly outputs: unknown; readonly receipt: string; readonly saved?: boolean };
  };
  const { outputs, receipt } = await post(`/api/run/${endpoint}`, inputs);
  expect(await post("/api/flag", { inputs, outputs, receipt })).toMatchObject({ saved: true });
}

async function flagNumbers(demo: ServedDemo, from: number, to: number): Promise<void> {
  for (let num1 = from; num1 < to; num1++) await flag(demo, "next", { num1 });
}

/** Ends a demo as its owner does. */
async function stop(demo: ServedDemo): Promise<void> {
  const ended = once(demo.child, "exit");
  demo.child.kill("SIGTERM");
  await ended;
}

const load = () =>
  runPython<Loaded>("load-hub.py", ["user/hard"], { HF_ENDPOINT: hub.url, HF_HOME: join(folder, "python"), HF_TOKEN: "hf_test" });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const rowsIn = async () => (await load()).rows.map(({ num1 }) => Number(num1)).sort((one, other) => one - other);
const ownCommits = () => (hub.dataset("user/hard")?.commits ?? []).filter(({ title }) => /^(Add|Replace)/.test(title)).length;

test("200 flags are 200 rows in fewer than 10 commits, though the Hub fails and the demo is killed twice", async () => {
  hub.faults.atRandom({ share: 0.15, seed: 20 });
  const kill = async (demo: ServedDemo) => demo.kill();
  for (const [index, end] of [kill, kill, stop].entries()) {
    const demo = await serve(calculator(4));
    await flagNumbers(demo, index * 66, index === 2 ? 200 : index * 66 + 66);
    await end(demo);
  }
  const demo = await serve(calculator(4));
  await expect
    .poll(async () => (await fetch(`${demo.url}/healthz`).then((answer) => answer.json())).pendingDeliveries, {
      timeout: 120_000,
      interval: 500,
    })
    .toBe(0);
  hub.faults.clear();
  expect(await rowsIn()).toEqual(numbers(200));
  expect(ownCommits()).toBeLessThan(10);
}, 300_000);

test("two replicas with one dataset lose nothing of each other", async () => {
  const replicas = await Promise.all([serve(calculator(2), "one"), serve(calculator(2), "two")]);
  await Promise.all(replicas.map((demo, index) => flagNumbers(demo, index * 100, index * 100 + 100)));
  await Promise.all(replicas.map(stop));
  expect(await rowsIn()).toEqual(numbers(200));
}, 300_000);

test("pictures load as pictures, to the very pixels", async () => {
  const pixels = Array.from({ length: 12 }, (_, index) => [index * 20, 255 - index, (index * 77) % 256]);
  const png = await sharp(Buffer.from(pixels.flat()), { raw: { width: 4, height: 3, channels: 3 } })
    .png()
    .toBuffer();
  await writeFile(join(folder, "me.png"), png);
  const demo = await serve(`
import { HuggingFaceDatasetSaver, Interface, image } from "hardcase";
export default new Interface((im) => im, image(), image(), {
  apiName: "copy",
  flaggingCallback: new HuggingFaceDatasetSaver(undefined, "hard"),
});
`);
  const form = new FormData();
  form.append("files", new Blob([png], { type: "image/png" }), "me.png");
  const uploaded = (await (await fetch(`${demo.url}/api/upload`, { method: "POST", body: form })).json()) as unknown[];
  await flag(demo, "copy", { im: uploaded[0] });
  await stop(demo);
  const { features, rows } = await load();
  expect(features).toMatchObject({ im: expect.stringMatching(/^Image\(/), Output: expect.stringMatching(/^Image\(/) });
  expect(rows).toMatchObject([{ im: pixels, Output: pixels }]);
}, 120_000);
