import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCsv } from "../src/datasets/read-csv.ts";
import { startHardcase } from "./fixtures/hardcase-command.ts";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

/** A demo whose second callback always fails, and says in its error what it was told. */
const app = (columns: string) => `import { CSVLogger, FlaggingCallback, file, Interface } from "hardcase";
class Webhook extends FlaggingCallback {
  setup() {}
  flag(values) { throw new Error("refused: " + JSON.stringify(values)); }
  undo() { throw new Error("refused"); }
}
let made = 0;
const demo = new Interface(
  function shout({ word, picture }) { return { loud: word.toUpperCase(), made: { name: word + ".txt", content: Buffer.from(word + " " + made++) } }; },
  { word: "text", picture: file() },
  { loud: "text", made: file() },
  {
    auth: [["ada.lovelace", "password of ada"], ["bob", "password of bob"]],
    reviewers: ["bob"],
    flaggingCallback: [new CSVLogger(), new Webhook()],
    ${columns}
  },
);
await demo.launch();
export default demo;`;

const ada = "ada.lovelace";
/** Stands in all that Ada says. */
const secret = "adasecret";
const token = "a-token-of-the-test-0123456789";

let folder: string;
let demo: ServedDemo;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-erase-served-"));
});

afterEach(async () => {
  await demo.kill();
  await rm(folder, { recursive: true, force: true });
});

const serve = async (columns = "") => {
  demo = await serveDemo(folder, app(columns), { HARDCASE_REVIEW_TOKEN: token });
};

/** What is read of the answers. */
interface Answer {
  readonly case: string;
  readonly receipt: string;
  readonly outputs: object;
  readonly cases: readonly { readonly inputs: { readonly word: string; readonly picture: { readonly url: string } } }[];
  readonly views: readonly object[];
}

/** A visitor who has signed in. */
async function visitor(username: string) {
  const body = new URLSearchParams({ username, password: `password of ${username.split(".")[0]}` });
  const signedIn = await fetch(`${demo.url}/login`, { method: "POST", body, redirect: "manual" });
  const cookie = signedIn.headers.getSetCookie().map((one) => one.split(";")[0]);
  const headers = { cookie: cookie.join("; ") };
  const send = async (method: string, path: string, value: object): Promise<Answer> => {
    const answer = await fetch(demo.url + path, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(value),
    });
    return (answer.status === 204 ? {} : await answer.json()) as Answer;
  };
  const upload = async (name: string, content: string): Promise<object> => {
    const form = new FormData();
    form.append("files", new File([content], name));
    return (await (await fetch(`${demo.url}/api/upload`, { method: "POST", headers, body: form })).json())[0];
  };
  return {
    send,
    async flag(word: string, { content = `picture of ${word}`, option }: { content?: string; option?: string } = {}) {
      const inputs = { word, picture: await upload(`${word}.txt`, content) };
      const { outputs, receipt } = await send("POST", "/api/run/shout", inputs);
      const said = { note: `note of ${word}`, corrected: { ...outputs, loud: `right ${word}` }, option };
      const { case: id } = await send("POST", "/api/flag", { receipt, inputs, outputs, ...said });
      return { id, receipt };
    },
  };
}

const reviewer = { authorization: `Bearer ${token}` };

const review = (path: string, { method = "GET", body }: { method?: string; body?: object } = {}): Promise<Response> =>
  fetch(`${demo.url}/review/api${path}`, {
    method,
    headers: { ...reviewer, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });

const reviewed = async (...given: Parameters<typeof review>): Promise<Answer> => (await review(...given)).json() as Promise<Answer>;

/** The files below the folder whose names or bytes hold one of these texts. */
async function filesWith(...texts: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (path === join(folder, "app.mjs")) continue;
    const bytes = entry.isFile() ? await readFile(path) : Buffer.alloc(0);
    for (const text of texts) if (path.includes(text) || bytes.includes(text)) found.push(`${path}: ${text}`);
  }
  return found;
}

/** Listens as an open page does. */
async function listen() {
  const { body } = await review("/events");
  const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never).getReader();
  let told = "";
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      told += value;
    }
  })().catch(() => {});
  return { told: () => told, close: () => reader.cancel() };
}

test("beside a demo at work, with a page open and deliveries waiting, a search of every byte finds nothing of a user", {
  timeout: 120_000,
}, async () => {
  await serve('flaggingOptions: ["odd"],');
  const first = [await (await visitor(ada)).flag(`${secret}0`, { option: "odd" })];
  await (await visitor("bob")).flag("plain0", { option: "odd" });
  await demo.kill();
  // From here on the rows have other columns, and so another file.
  await serve();
  const page = await listen();
  const [hers, his] = [await visitor(ada), await visitor("bob")];
  const her = await hers.flag(`${secret}1`);
  const shared = "the very same picture";
  const herShared = await hers.flag(`${secret}2`, { content: shared });
  const hisShared = await his.flag("plain1", { content: shared });
  const taken = await hers.flag(`${secret}3`);
  await hers.send("DELETE", `/api/flag/${taken.id}`, { receipt: taken.receipt });

  const { outputs } = await reviewed(`/cases/${her.id}`);
  const wrong = { verdict: "wrong", comment: `comment on ${secret}`, revision: 0 };
  await reviewed(`/cases/${her.id}/review`, { method: "PUT", body: { ...wrong, expected: { ...outputs, loud: `better ${secret}` } } });
  await reviewed(`/cases/${hisShared.id}/review`, { method: "PUT", body: { verdict: "discarded", revision: 0, duplicateOf: her.id } });
  expect(await reviewed(`/cases/${her.id}/run`, { method: "POST", body: {} })).toMatchObject({ error: null });
  await reviewed(`/cases/${her.id}/demo`);
  for (const [name, query] of [
    ["hers", `user=${ada}&view=focus`],
    ["one", `verdict=wrong&case=${her.id}`],
    ["all", "verdict=new"],
  ])
    await review(`/views/${name}`, { method: "PUT", body: { query } });

  let isOver = false;
  const later: string[] = [];
  const flagging = (async () => {
    while (!isOver) later.push((await his.flag(`plain${later.length + 2}`)).id);
  })();
  const { code, output, errors } = await startHardcase(folder, "erase", "flagged", "--user", ada).ended;
  isOver = true;
  await flagging;
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  expect(output).toContain("Erased 3 cases, 3 rows of CSV, 9 files");
  expect(output).toContain("Webhook has yet to remove its copies of 4 cases");
  expect(await filesWith(secret, ada)).toEqual([]);
  const ids = [...first, her, herShared, taken].map(({ id }) => id);
  expect((await filesWith(...ids)).filter((found) => !found.includes(".hardcase/cases.db"))).toEqual([]);
  expect((await reviewed("/views")).views).toEqual([
    { name: "all", query: "verdict=new" },
    { name: "one", query: "verdict=wrong" },
  ]);

  const words = ["plain0", "plain1", ...later.map((_, index) => `plain${index + 2}`)];
  expect((await readCsv(join(folder, "flagged"))).map(({ word }) => word)).toEqual(words);
  const { cases } = await reviewed("/cases?order=oldest&limit=500");
  expect(cases.map(({ inputs }) => inputs.word)).toEqual(words);
  for (const { inputs } of cases) expect((await fetch(`${demo.url}/${inputs.picture.url}`, { headers: reviewer })).status).toBe(200);
  expect(page.told()).toContain('"many":true');

  // What others still hold of hers brings nothing back.
  const stale = await review(`/cases/${her.id}/review`, { method: "PUT", body: { ...wrong, revision: 1 } });
  expect([stale.status, (await stale.json()).error.code]).toEqual([404, "HC_NOT_FOUND"]);
  expect(await reviewed("/judge", { method: "POST", body: { verdict: "right", cases: [{ case: her.id, revision: 1 }] } })).toEqual({
    ...{ judged: [], conflicts: [] },
  });
  expect(await hers.send("PATCH", `/api/flag/${her.id}`, { receipt: her.receipt, note: secret })).toMatchObject({
    error: { code: "HC_NOT_FOUND" },
  });
  expect(await filesWith(secret)).toEqual([]);

  // The last one who uses a picture takes it along; erased by the page, beside the same demo.
  expect((await filesWith(shared)).length).toBe(2);
  expect((await review("/erase", { method: "POST", body: { cases: [hisShared.id] } })).status).toBe(200);
  expect((await filesWith(shared, hisShared.id)).filter((found) => !found.includes(".hardcase/cases.db"))).toEqual([]);
  await page.close();
});
