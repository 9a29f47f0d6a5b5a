import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Case } from "../src/cases/case.ts";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { openSqlite } from "../src/cases/sqlite-driver.ts";
import type { MediaReference } from "../src/components/media-reference.ts";
import { CsvLog } from "../src/datasets/csv-log.ts";
import { readCsv } from "../src/datasets/read-csv.ts";
import { HubOutbox } from "../src/flagging/callbacks/hugging-face-outbox.ts";
import { Interface } from "../src/index.ts";
import { DemoClient } from "../src/testing/demo-client.ts";
import { sampleCase } from "../src/testing/sample-case.ts";
import { ada, csv, fillCasesOfUsers, header, hub, rowOf, secret } from "./fixtures/fill-cases-of-users.ts";

const root = resolve(import.meta.dirname, "..");
const count = process.env.HARDCASE_LONG ? 10_000 : 300;
let folder: string;
let directory: string;
let uploads: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-erase-"));
  directory = join(folder, "flagged");
  uploads = join(folder, "uploads");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const fill = () => fillCasesOfUsers({ directory, uploads, count });

function start(...given: string[]) {
  const { HARDCASE_STORE: _store, ...environment } = process.env;
  const env = { ...environment, HARDCASE_CACHE_DIR: uploads };
  return spawn(process.execPath, [join(root, "dist/cli/main.js"), "erase", ...given], { cwd: folder, env });
}

/** Runs the built command line in the test's folder. */
async function erase(...given: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = start(...given);
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (errors += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output, errors };
}

/** The files below a folder whose names or bytes hold one of these texts. */
async function filesWith(place: string, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? await readFile(path).catch(unlessGone) : Buffer.alloc(0);
    for (const text of texts) if (path.includes(text) || bytes.includes(text)) found.push(`${path}: ${text}`);
  }
  return found;
}

/** SQLite removes its other files when the last one closes the database. */
function unlessGone(error: NodeJS.ErrnoException): Buffer {
  if (error.code === "ENOENT") return Buffer.alloc(0);
  throw error;
}

const hashesOf = (cases: readonly Case[]) => cases.map(({ inputs }) => (inputs.im as MediaReference).sha256);

/** What must be gone of Ada: all that she said, her name and files; her cases' ids but where the Hub has yet to be told of them. */
async function expectErased(hers: readonly Case[]): Promise<void> {
  expect(await filesWith(folder, [ada, secret, hers[0]?.inputsHash ?? "?", ...hashesOf(hers).slice(0, 5)])).toEqual([]);
  await using store = await openCaseStore(directory);
  const owed = new Set<string>();
  for (const { id } of hers) for (const delivery of await store.due(new Date(), 9, { case: id })) owed.add(delivery.case);
  const ids = hers.map(({ id }) => id).filter((id) => !owed.has(id));
  expect(await filesWith(directory, ids.slice(0, 40))).toEqual([]);
  expect(existsSync(join(directory, ".hardcase/erasing"))).toBe(false);
}

async function expectWhole(others: readonly Case[]): Promise<void> {
  const rows = await readCsv(directory);
  expect(rows.map(({ word }) => word)).toEqual(others.map(({ inputs }) => inputs.word));
  await using store = await openCaseStore(directory);
  expect(await store.count({})).toBe(others.length);
  for (const flagged of [others[0], others[137], others.at(-1)] as Case[]) {
    expect(await store.get(flagged.id)).toMatchObject(flagged);
    expect((await store.list({ search: String(flagged.inputs.word) }, { limit: 20_000 })).cases.map(({ id }) => id)).toContain(flagged.id);
  }
  const files = others.map(({ inputs }) => inputs.im as MediaReference);
  expect(files.filter(({ path }) => !existsSync(join(directory, path)))).toEqual([]);
  expect(files.filter(({ sha256 }) => !existsSync(join(uploads, sha256, "me.txt")))).toEqual([]);
}

test("a search of every byte finds nothing of a user who was erased, and all else is whole", { timeout: 240_000 }, async () => {
  const { hers, others } = await fill();
  expect((await filesWith(folder, [ada, secret])).length).toBeGreaterThan(hers.length);
  const told = hers.filter((_, index) => (index * 10 + 3) % 3 === 0).length;
  const { code, output, errors } = await erase("--user", ada, "--json");
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  expect(JSON.parse(output)).toEqual({
    ...{ cases: hers.length, rows: hers.length, files: hers.length, uploads: hers.length, deliveries: hers.length - told },
    ...{ waiting: { [hub]: told }, views: 0, missingRows: 0, outOfReach: [], isCompletion: false },
  });
  await expectErased(hers);
  await expectWhole(others);
});

test("a saved view that names a user goes with the user, also when the cases are gone already", { timeout: 240_000 }, async () => {
  await fill();
  {
    await using store = await openCaseStore(directory);
    await store.saveView({ name: "first", query: `verdict=new&user=${ada}` });
    await store.saveView({ name: "others", query: "verdict=new" });
  }
  expect(JSON.parse((await erase("--user", ada, "--json")).output)).toMatchObject({ views: 1 });
  {
    await using store = await openCaseStore(directory);
    await store.saveView({ name: "again", query: `user=${ada}&order=oldest` });
  }
  expect(await erase("--user", ada, "--json")).toMatchObject({ code: 0, errors: "" });
  expect(await filesWith(folder, [ada])).toEqual([]);
  await using store = await openCaseStore(directory);
  expect(await store.views()).toEqual([{ name: "others", query: "verdict=new" }]);
});

test("an erasure that was killed at any time is completed when it is run again", { timeout: 240_000 }, async () => {
  const { hers, others } = await fill();
  for (const ms of [0, 20, 40, 80]) {
    const child = start("--user", ada);
    const ended = once(child, "exit");
    while (child.exitCode === null && !existsSync(join(directory, ".hardcase/erasing"))) await sleep(5);
    await sleep(ms);
    child.kill("SIGKILL");
    await ended;
  }
  const { code, output } = await erase("--user", ada);
  // It may have been quick enough.
  if (code !== 0) expect(await erase("--user", ada)).toMatchObject({ code: 2 });
  else expect(output).toMatch(/Erased [\d,]+ cases?/);
  await expectErased(hers);
  await expectWhole(others);
});

test("a demo that starts completes an erasure that was broken off before the store was written anew", async () => {
  {
    await using store = await openCaseStore(directory);
    const flagged = sampleCase({ inputs: { num1: secret }, user: ada });
    await store.add(flagged, []);
    await store.erase(await store.erasable({ user: ada }, 1), { told: new Map(), local: [] });
    await writeFile(join(directory, ".hardcase/erasing"), "");
    expect(await filesWith(directory, [secret])).not.toEqual([]);
    await using client = new DemoClient(
      new Interface((num1) => num1, "number", "number", { apiName: "calculator", flaggingDir: directory }),
    );
    await client.run("calculator", { num1: 1 });
    await expect.poll(() => existsSync(join(directory, ".hardcase/erasing")), { timeout: 20_000 }).toBe(false);
  }
  expect(await filesWith(directory, [ada, secret])).toEqual([]);
});

test.runIf(process.env.HARDCASE_LONG)("a flag waits for an erasure longer than for any other process", { timeout: 120_000 }, async () => {
  await using store = await openCaseStore(directory);
  await store.add(sampleCase(), []);
  const other = await openSqlite(join(directory, ".hardcase/cases.db"));
  const addBeside = async () => {
    other.exec("begin immediate");
    const adding = store.add(sampleCase(), []).then(
      () => "kept",
      (error: { code: string }) => error.code,
    );
    await sleep(35_000);
    other.exec("commit");
    return adding;
  };
  expect(await addBeside()).toBe("HC_STORE");
  await writeFile(join(directory, ".hardcase/erasing"), "");
  expect(await addBeside()).toBe("kept");
  other.close();
});

test("of two erasures at once one removes all and the other finds nothing left", { timeout: 240_000 }, async () => {
  const { hers, others } = await fill();
  const both = await Promise.all([erase("--user", ada, "--json"), erase("--user", ada, "--json")]);
  expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
  expect(JSON.parse(both.find(({ code }) => code === 0)?.output ?? "")).toMatchObject({ cases: hers.length, isCompletion: false });
  await expectErased(hers);
  await expectWhole(others);
});

test("flags of others go on meanwhile", { timeout: 240_000 }, async () => {
  const { hers, others } = await fill();
  const log = new CsvLog(directory, header);
  const added: Case[] = [];
  {
    await using store = await openCaseStore(directory);
    const erasing = erase("--user", ada);
    let isOver = false;
    void erasing.then(() => (isOver = true));
    for (let index = 0; !isOver; index++) {
      const flagged = sampleCase({ inputs: { word: `later${index}`, im: others[0]?.inputs.im ?? null }, flag: { at: new Date() } });
      await store.add(flagged, []);
      expect(await log.append(rowOf(flagged), flagged.id)).toBe(true);
      added.push(flagged);
    }
    expect(await erasing).toMatchObject({ code: 0 });
    await log.remove(added[0]?.id ?? "");
    await log.append(rowOf(added[0] as Case), "anew");
  }
  expect(added.length).toBeGreaterThan(1);
  await expectErased(hers);
  await expectWhole([...others, ...added.slice(1), added[0] as Case]);
});

test("a row that a process tells too late does not come again", async () => {
  await using store = await openCaseStore(directory);
  const flagged = sampleCase({ user: ada });
  await store.add(flagged, [csv]);
  await erase("--case", flagged.id);
  expect(await new CsvLog(directory, header).append([secret, "", ada, ""], flagged.id)).toBe(false);
});

test("what code has flagged by itself and waits for the Hub is erased, too", async () => {
  await (await openCaseStore(directory))[Symbol.asyncDispose]();
  const outbox = new HubOutbox(directory, "ada/hard");
  const row = (username: string) => ({ case: crypto.randomUUID(), flag: null, username, values: [secret] });
  await outbox.save(row(ada));
  await outbox.save({ ...row("bob"), values: ["plain"] });
  expect(await erase("--user", ada)).toEqual({ code: 0, output: "Erased 0 cases, 1 pending delivery.\n", errors: "" });
  expect(await filesWith(directory, [ada, secret])).toEqual([]);
  expect(await outbox.all()).toMatchObject([{ username: "bob" }]);
});

test("says what it removed and what it could not, and what is wrong with what it was asked", async () => {
  {
    await using store = await openCaseStore(directory);
    const callbacks = [
      { name: hub, copies: "removed when told" },
      { name: "2:Webhook", copies: "out of reach" },
    ] as const;
    await store.describe({ endpoint: "calculator", values: [], hasOption: false, hasUsername: false, callbacks });
    await store.add(sampleCase({ session: "s 1" }), []);
  }
  expect(await erase("--session", "s 1")).toEqual({
    code: 0,
    output: `Erased 1 case.
HuggingFaceDatasetSaver has yet to remove its copy of 1 case: the demo tells it within a minute while it runs, else when it starts next.
Webhook cannot take cases back: what it was told of them stays where it sent it.
`,
    errors: "",
  });
  const refused = async (message: string, ...given: string[]) =>
    expect(await erase(...given)).toEqual({ code: 2, output: "", errors: `hardcase: ${message}\n` });
  await refused("flagged holds nothing of the session s 1.", "--session", "s 1");
  await refused("flagged holds nothing of the case nobody's.", "--case", "nobody's");
  await refused("What is to be erased is named by one of --case, --session and --user, but none was given.");
  await refused(
    "What is to be erased is named by one of --case, --session and --user, but --case and --user were given.",
    "--case",
    "1",
    "--user",
    "ada",
  );
  await refused("empty holds no cases. Give the flagging directory of a demo.", "empty", "--case", "1");
});
