import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openCaseStore } from "../../cases/open-case-store.ts";
import { file } from "../../components/file/file.ts";
import { number } from "../../components/number/number.ts";
import { radio } from "../../components/radio/radio.ts";
import { text } from "../../components/text/text.ts";
import { Interface } from "../../demo/interface.ts";
import { FileCache } from "../../runs/file-cache.ts";
import { DemoClient } from "../../testing/demo-client.ts";
import { FakeHub } from "../../testing/fake-hub.ts";
import { HuggingFaceDatasetSaver, type HuggingFaceDatasetSaverOptions } from "./hugging-face-dataset-saver.ts";

let folder: string;
let hub: FakeHub;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-hub-saver-"));
  hub = await FakeHub.start({ tokens: { hf_test: "user", hf_eve: "eve" } });
  vi.stubEnv("HF_ENDPOINT", hub.url);
  vi.stubEnv("HF_HOME", folder);
  vi.stubEnv("HF_TOKEN", "");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await hub[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function newDemo(options: HuggingFaceDatasetSaverOptions = {}, token: string | undefined = "hf_test", dataset = "hard"): DemoClient {
  const demo = new Interface(
    (num1, operation, num2) => (operation === "add" ? num1 + num2 : num1 - num2),
    ["number", radio(["add", "subtract"]), "number"],
    "number",
    {
      apiName: "calculator",
      flaggingDir: join(folder, "flagged"),
      flaggingOptions: ["wrong sign", "other"],
      flaggingCallback: new HuggingFaceDatasetSaver(token, dataset, { every: 0.05, ...options }),
    },
  );
  return new DemoClient(demo, { "x-hardcase-session": "a-browser" });
}

async function flag(client: DemoClient, num1: number, option = "other") {
  const ran = await client.run("calculator", { num1, operation: "add", num2: 1 });
  const { body } = await client.flag(ran, { option });
  return { ran, id: body.case, delivery: body.delivery };
}

const files = (id = "user/hard") => hub.dataset(id)?.head.files ?? new Map<string, Buffer>();
const shards = (id?: string) => [...files(id)].filter(([path]) => path.endsWith(".parquet"));

async function rows(id?: string): Promise<Record<string, unknown>[]> {
  const all = await Promise.all(shards(id).map(([, bytes]) => parquetReadObjects({ file: new Uint8Array(bytes).buffer })));
  return all.flat().sort((one, other) => Number(one.num1) - Number(other.num1));
}

const commits = () => (hub.dataset("user/hard")?.commits ?? []).map(({ title }) => title);

async function pending(): Promise<{ count: number; lastError: string | null }> {
  await using store = await openCaseStore(join(folder, "flagged"));
  return store.pending();
}

const settled = () => vi.waitFor(async () => expect(await pending()).toMatchObject({ count: 0 }), { timeout: 20_000 });

test("a flag becomes a typed row, with a card that says so", async () => {
  await using client = newDemo();
  const { id } = await flag(client, 5, "wrong sign");
  await settled();
  expect(await rows()).toEqual([{ num1: 5, operation: 0n, num2: 1, Output: 6, flag: "wrong sign", timestamp: expect.any(Date), case: id }]);
  const [[path, bytes] = ["", Buffer.of()]] = shards();
  expect(path).toMatch(/^data\/train-\d{13}-[0-9a-f]{12}\.parquet$/);
  const { key_value_metadata = [] } = await parquetMetadataAsync({
    byteLength: bytes.length,
    slice: (from, to) => new Uint8Array(bytes.subarray(from, to)).buffer,
  });
  expect(JSON.parse(key_value_metadata[0]?.value ?? "").info.features.operation).toEqual({
    names: ["add", "subtract"],
    _type: "ClassLabel",
  });
  expect(files().get("README.md")?.toString()).toContain("path: data/**/*.parquet");
});

test("many flags go together, also those that wait when the demo ends", async () => {
  {
    await using client = newDemo({ every: 300 });
    const flagged = await Promise.all([1, 2, 3, 4, 5].map((num1) => flag(client, num1)));
    expect(flagged.map(({ delivery }) => delivery)).toEqual(Array(5).fill("pending"));
    expect(shards()).toEqual([]);
  }
  expect((await rows()).map(({ num1 }) => num1)).toEqual([1, 2, 3, 4, 5]);
  // On a busy machine some reach the saver when the others are on their way: fewer commits than flags, never one each.
  expect(commits().length).toBeLessThanOrEqual(3);
  expect(await pending()).toMatchObject({ count: 0 });
});

test("an option that changes and a flag that is taken back reach the dataset", async () => {
  await using client = newDemo();
  const kept = await flag(client, 1);
  const changed = await flag(client, 2);
  const undone = await flag(client, 3);
  await settled();
  await client.change(changed.id, changed.ran, { option: "wrong sign" });
  await client.undo(undone.id, undone.ran);
  await settled();
  expect((await rows()).map((row) => [row.case, row.flag])).toEqual([
    [kept.id, "other"],
    [changed.id, "wrong sign"],
  ]);
});

test("what is taken back before its push never reaches the Hub", async () => {
  let undoneId = "";
  {
    await using client = newDemo({ every: 300 });
    await flag(client, 1);
    const undone = await flag(client, 2);
    undoneId = undone.id;
    await client.undo(undone.id, undone.ran);
  }
  const everything = hub.dataset("user/hard")?.commits.flatMap(({ files: all }) => [...all.values()]) ?? [];
  expect(everything.some((bytes) => bytes.includes(undoneId))).toBe(false);
  expect((await rows()).map(({ num1 }) => num1)).toEqual([1]);
});

test("each case arrives once, whatever the Hub does, and also the restart of a demo", async () => {
  hub.faults.atRandom({ share: 0.25, seed: 7 });
  for (let start = 0; start < 3; start++) {
    await using client = newDemo({ every: 0.2 });
    for (let num1 = 0; num1 < 10; num1++) await flag(client, start * 10 + num1);
  }
  hub.faults.clear();
  await using client = newDemo();
  await client.send("GET", "/healthz");
  await settled();
  expect((await rows()).map(({ num1 }) => num1)).toEqual(Array.from({ length: 30 }, (_, index) => index));
}, 120_000);

test("a commit whose answer is lost is not made again", async () => {
  await using client = newDemo();
  hub.faults.order("cut after", { where: /commit\/main$/ });
  await flag(client, 1);
  await settled();
  expect(commits()).toEqual(["initial commit", "Add 1 flagged"]);
});

test("what an owner has written stays, and classes keep their numbers", async () => {
  {
    await using client = newDemo();
    await flag(client, 1);
  }
  const card = files().get("README.md")?.toString() ?? "";
  const edited = card
    .replace("---\n", "---\nlicense: mit # ours\n")
    .replace("'0': add\n", "'0': multiply\n")
    .replace('"0": add\n', '"0": multiply\n');
  hub.dataset("user/hard")?.commit("by hand", new Map([["README.md", Buffer.from(`${edited}\nMy own words.\n`)]]));
  await using client = newDemo();
  await flag(client, 2);
  await settled();
  const merged = files().get("README.md")?.toString() ?? "";
  expect(merged).toContain("license: mit # ours");
  expect(merged).toContain("My own words.");
  expect(merged.match(/multiply[\s\S]*subtract[\s\S]*add/)).not.toBeNull();
  expect((await rows()).map(({ operation }) => operation)).toEqual([0n, 2n]);
});

test("replicas never overwrite each other", async () => {
  const others = Array.from({ length: 2 }, (_, index) => {
    const saver = new HuggingFaceDatasetSaver("hf_test", "user/hard", { every: 0.02 });
    const demo = new Interface((num1) => num1 + 1, "number", "number", {
      apiName: "next",
      flaggingDir: join(folder, `replica-${index}`),
      flaggingCallback: saver,
    });
    return new DemoClient(demo);
  });
  await Promise.all(
    others.map(async (client, index) => {
      for (let number = 0; number < 15; number++) {
        const ran = await client.run("next", { num1: index * 15 + number });
        await client.flag(ran);
      }
      await client[Symbol.asyncDispose]();
    }),
  );
  expect((await rows()).map(({ num1 }) => num1)).toEqual(Array.from({ length: 30 }, (_, index) => index));
}, 60_000);

test("each case has a folder of its own with separateDirs, and a dataset may be private", async () => {
  {
    await using client = newDemo({ every: 300, separateDirs: true, private: true });
    await Promise.all([flag(client, 1), flag(client, 2)]);
  }
  expect(hub.dataset("user/hard")?.isPrivate).toBe(true);
  expect(new Set(shards().map(([path]) => path.split("/").at(-2))).size).toBe(2);
  expect(commits().length).toBeLessThanOrEqual(3);
});

test.each([
  ["a wrong token", "hf_wrong", "hard", /the token is not valid\. Make one/],
  ["no right to write", "hf_eve", "user/hard", /no right to write there\. Give a token with write access/],
  ["no token", undefined, "hard", /there is no token\. Set HF_TOKEN/],
])("with %s the demo runs, flags are kept, and the owner reads what to do", async (_name, token, dataset, told) => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  {
    const client = newDemo({}, token ?? "", dataset);
    expect((await flag(client, 1)).delivery).toBe("pending");
    await vi.waitFor(async () => expect((await pending()).lastError).toMatch(told), { timeout: 10_000 });
    expect(log.mock.calls.join("\n")).toMatch(told);
    expect(log.mock.calls.join("\n")).not.toContain("hf_");
    await client[Symbol.asyncDispose]();
  }
  await using client = newDemo({}, "hf_test", "user/hard");
  await client.send("GET", "/healthz");
  await vi.waitFor(async () => expect(await rows()).toHaveLength(1), { timeout: 20_000 });
});

test("what code flags by itself is kept on disk until it is in the dataset, over a restart too", async () => {
  const components = [text({ label: "question" }), text({ label: "answer" })];
  const dir = join(folder, "points");
  vi.stubEnv("HF_ENDPOINT", "http://127.0.0.1:9");
  const first = new HuggingFaceDatasetSaver("hf_test", "user/hard", { every: 300 });
  await first.setup(components, dir);
  await first.flag(["What is 2 + 2?", "5"]);
  await first.flag(["What is 3 + 3?", "7"]);
  vi.stubEnv("HF_ENDPOINT", hub.url);
  const second = new HuggingFaceDatasetSaver("hf_test", "user/hard", { every: 0.05 });
  await second.setup(components, dir);
  await vi.waitFor(async () => expect((await rows()).map(({ answer }) => answer).sort()).toEqual(["5", "7"]), { timeout: 10_000 });
  await second.flag(["What is 4 + 4?", "8"]);
  await vi.waitFor(async () => expect(await rows()).toHaveLength(3), { timeout: 10_000 });
  await vi.waitFor(async () => expect(await readdir(join(dir, ".hardcase/hub/user%2Fhard"))).toEqual([]), { timeout: 10_000 });
});

test("values that do not fit are refused before a file is saved", async () => {
  const cache = new FileCache({ folder: join(folder, "cache") });
  const uploaded = await cache.store({ name: "a.txt", content: Buffer.from("a") });
  const saver = new HuggingFaceDatasetSaver("hf_test", "user/hard", { files: cache });
  saver.setup([file({ label: "page" }), number({ label: "count" })], join(folder, "points"));
  await expect(saver.flag([uploaded, "many"])).rejects.toThrow('count must be a number, got "many".');
  await expect(saver.flag([uploaded])).rejects.toThrow("A flag needs 2 values (page, count), got 1.");
  await expect(saver.flag([uploaded, 2], "wrong")).rejects.toThrow('There is no column for the option "wrong".');
  expect(existsSync(join(folder, "points", "page"))).toBe(false);
});
