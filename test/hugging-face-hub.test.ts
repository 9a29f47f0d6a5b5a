import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import wavefile from "wavefile";
import { FakeHub } from "../src/testing/fake-hub.ts";
import { letLeasesEnd } from "./fixtures/let-leases-end.ts";
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

interface Flagged {
  readonly case: string;
  readonly receipt: string;
}

async function flag({ url }: ServedDemo, endpoint: string, inputs: { readonly [name: string]: unknown }): Promise<Flagged> {
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(url + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    return (await answer.json()) as { readonly outputs: unknown; readonly receipt: string; readonly case: string };
  };
  const { outputs, receipt } = await post(`/api/run/${endpoint}`, inputs);
  const flagged = await post("/api/flag", { inputs, outputs, receipt });
  expect(flagged).toMatchObject({ saved: true });
  return { case: flagged.case, receipt };
}

async function flagNumbers(demo: ServedDemo, from: number, to: number): Promise<void> {
  for (let num1 = from; num1 < to; num1++) await flag(demo, "next", { num1 });
}

/** Waits until a demo owes the dataset nothing any more. */
async function untilDelivered({ url }: ServedDemo): Promise<void> {
  const pending = async () => (await fetch(`${url}/healthz`).then((answer) => answer.json())).pendingDeliveries;
  await expect.poll(pending, { timeout: 120_000, interval: 500 }).toBe(0);
}

/** Gives a file to a demo, as a page value. */
async function upload({ url }: ServedDemo, bytes: Uint8Array<ArrayBuffer>, type: string, name: string): Promise<unknown> {
  const form = new FormData();
  form.append("files", new Blob([bytes], { type }), name);
  const [uploaded] = (await (await fetch(`${url}/api/upload`, { method: "POST", body: form })).json()) as unknown[];
  return uploaded;
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
    await letLeasesEnd(join(folder, "demo", "flagged"));
  }
  const demo = await serve(calculator(4));
  await untilDelivered(demo);
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
  const demo = await serve(`
import { HuggingFaceDatasetSaver, Interface, image } from "hardcase";
export default new Interface((im) => im, image(), image(), {
  apiName: "copy",
  flaggingCallback: new HuggingFaceDatasetSaver(undefined, "hard"),
});
`);
  await flag(demo, "copy", { im: await upload(demo, new Uint8Array(png), "image/png", "me.png") });
  await stop(demo);
  const { features, rows } = await load();
  expect(features).toMatchObject({ im: expect.stringMatching(/^Image\(/), Output: expect.stringMatching(/^Image\(/) });
  expect(rows).toMatchObject([{ im: pixels, Output: pixels }]);
}, 120_000);

test("sounds load as sounds, to the very samples", async () => {
  const samples = Int16Array.from({ length: 400 }, (_, index) => (index * 163) % 65_536);
  const sound = new wavefile.WaveFile();
  sound.fromScratch(1, 8000, "16", samples);
  const demo = await serve(`
import { HuggingFaceDatasetSaver, Interface, audio } from "hardcase";
export default new Interface((voice) => voice, audio({ type: "path" }), audio(), {
  apiName: "copy",
  flaggingCallback: new HuggingFaceDatasetSaver(undefined, "hard"),
});
`);
  await flag(demo, "copy", { voice: await upload(demo, new Uint8Array(sound.toBuffer()), "audio/wav", "voice.wav") });
  await stop(demo);
  const { features, rows } = await load();
  expect(features).toMatchObject({ voice: expect.stringMatching(/^Audio\(/), Output: expect.stringMatching(/^Audio\(/) });
  const heard = { rate: 8000, samples: [...new Uint8Array(samples.buffer)] };
  expect(rows).toMatchObject([{ voice: heard, Output: heard }]);
}, 120_000);

test("neither a flag that was taken back nor a case that was erased is in any file after the next push", async () => {
  const first = await serve(calculator(1));
  await flagNumbers(first, 0, 2);
  const undone = await flag(first, "next", { num1: 2 });
  const erased = await flag(first, "next", { num1: 3 });
  await untilDelivered(first);
  expect(await rowsIn()).toEqual([0, 1, 2, 3]);
  const undo = { method: "DELETE", headers: { "content-type": "application/json" }, body: JSON.stringify({ receipt: undone.receipt }) };
  expect((await fetch(`${first.url}/api/flag/${undone.case}`, undo)).status).toBe(204);
  await stop(first);

  const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [main, "erase", "--case", erased.case], { cwd: join(folder, "demo") });
  expect(stdout).toMatch(/^Erased 1 case\.\nHuggingFaceDatasetSaver has yet to remove its copy of 1 case/);
  const next = await serve(calculator(1));
  await untilDelivered(next);
  expect(await rowsIn()).toEqual([0, 1]);
  const files = hub.dataset("user/hard")?.commits.at(-1)?.files ?? new Map();
  expect(
    [...files.values()].filter((bytes) => Buffer.from(bytes).includes(erased.case) || Buffer.from(bytes).includes(undone.case)),
  ).toEqual([]);
}, 120_000);
