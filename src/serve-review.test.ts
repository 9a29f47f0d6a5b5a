import { mkdir, mkdtemp, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MediaStore } from "./cases/media-store.ts";
import { openCaseStore } from "./cases/open-case-store.ts";
import { FileCache } from "./runs/file-cache.ts";
import { reviewServer } from "./serve-review.ts";
import type { Server } from "./server/create-server.ts";
import { type SampleChanges, sampleCase } from "./testing/sample-case.ts";

const token = "a-token-of-the-test-0123456789";
let folder: string;
let directory: string;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-review-"));
  directory = join(folder, "flagged");
  await mkdir(directory);
  server = reviewServer(
    {
      ...{ title: "calculator", directory, storeUrl: undefined, token, reviewers: [], reviewer: "ada" },
      ...{ suiteDir: join(folder, "suite"), files: new FileCache({ folder: join(folder, "cache") }), maxFileSize: 1_000_000 },
      ...{ demos: [], version: undefined, isBesideDemo: false },
    },
    () => {},
  );
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function keep(...changes: SampleChanges[]): Promise<string[]> {
  await using store = await openCaseStore({ dir: directory });
  const cases = changes.map(sampleCase);
  for (const one of cases) await store.add(one, []);
  return cases.map(({ id }) => id);
}

function ask(path: string, { method = "GET", body, headers = {} }: { method?: string; body?: unknown; headers?: object } = {}) {
  const request = new Request(`http://127.0.0.1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return server.fetch(request);
}

// biome-ignore lint/suspicious/noExplicitAny: what came over HTTP.
const json = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json();

test("without the token every path of the review is 401 and says nothing of the cases", async () => {
  const [id] = await keep({});
  for (const path of ["/review", "/review/", "/review/api/cases", `/review/api/cases/${id}`, "/review/api/events", "/review/none"]) {
    for (const headers of [{ authorization: "" }, { authorization: "Bearer wrong" }, { authorization: "", cookie: "hardcase-review=1" }]) {
      const answer = await ask(path, { headers });
      expect([path, answer.status, (await json(answer)).error.code]).toEqual([path, 401, "HC_REVIEW_TOKEN"]);
    }
  }
});

test("the link sets a cookie that holds no token and opens the review", async () => {
  await keep({});
  const opened = await server.fetch(new Request(`http://127.0.0.1/review?token=${token}&view=focus`));
  expect([opened.status, opened.headers.get("location")]).toEqual([303, "review?view=focus"]);
  const cookie = opened.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);
  expect(cookie).not.toContain(token);
  const answer = await ask("/review/api/cases", { headers: { authorization: "", cookie: cookie.split(";")[0] } });
  expect((await json(answer)).cases).toHaveLength(1);
});

test("lists by condition, order and place, and counts", async () => {
  await keep(
    { inputs: { num1: 1 } },
    { inputs: { num1: 2 }, flag: { note: "odd" } },
    { inputs: { num1: 3 }, review: { verdict: "right" } },
  );
  const inputs = async (query: string) =>
    (await json(ask(`/review/api/cases?${query}`))).cases.map((one: { inputs: { num1: number } }) => one.inputs.num1);
  expect(await inputs("order=oldest")).toEqual([1, 2, 3]);
  expect(await inputs("note=true")).toEqual([2]);
  expect(await inputs("order=oldest&offset=1&limit=1")).toEqual([2]);
  expect(await json(ask("/review/api/counts?verdict=right"))).toMatchObject({ total: 1 });
  expect(await json(ask("/review/api/cases?verdict=odd"))).toMatchObject({ error: { code: "HC_VALUE_INVALID", parameter: "verdict" } });
});

test("a verdict is kept with who and when, and the second of two reviewers is told what the first said", async () => {
  const [id] = await keep({});
  const body = { verdict: "wrong", expected: { Output: 12 }, comment: "sum", revision: 0 };
  const first = await ask(`/review/api/cases/${id}/review`, { method: "PUT", body, headers: { "x-hardcase-reviewer": "Zo%C3%AB" } });
  expect(await json(first)).toMatchObject({ review: { verdict: "wrong", expected: { Output: 12 }, by: "Zoë", revision: 1 } });
  const second = await ask(`/review/api/cases/${id}/review`, { method: "PUT", body: { verdict: "right", revision: 0 } });
  expect(second.status).toBe(409);
  expect(await json(second)).toMatchObject({ error: { code: "HC_REVIEW_CONFLICT" }, case: { review: { by: "Zoë", revision: 1 } } });
  expect((await json(ask(`/review/api/cases/${id}`))).history).toMatchObject([{ verdict: "wrong", by: "Zoë" }]);
});

test("an expected value of another type is refused with the output's name", async () => {
  const [id] = await keep({});
  const put = (expected: object) =>
    ask(`/review/api/cases/${id}/review`, { method: "PUT", body: { verdict: "wrong", expected, revision: 0 } });
  expect(await json(put({ Output: "many" }))).toMatchObject({ error: { code: "HC_VALUE_INVALID", parameter: "Output" } });
  expect(await json(put({ Other: 1 }))).toMatchObject({ error: { code: "HC_PARAMETER_UNKNOWN" } });
});

test("serves files that cases refer to, and no other of the folder; one that is gone is named", async () => {
  await writeFile(join(folder, "a.png"), "png");
  await writeFile(join(directory, "logs.csv"), "secret");
  const media = new MediaStore(directory);
  const { reference } = await media.save({ path: join(folder, "a.png"), orig_name: "a.png", mime_type: "image/png" }, "im");
  const [id] = await keep({ inputs: { im: { ...reference } } });
  const { inputs } = await json(ask(`/review/api/cases/${id}`));
  const file = await ask(`/${inputs.im.url}`);
  expect([await file.text(), file.headers.get("content-type")]).toEqual(["png", "image/png"]);
  for (const path of [
    "logs.csv",
    "im/0.png",
    "../logs.csv",
    "..%2flogs.csv",
    "%2e%2e/.hardcase/cases.db",
    `${reference.sha256}/W10.x/a.png`,
  ]) {
    expect((await ask(`/review/api/file/${path}`)).status).toBe(404);
  }
  await unlink(await media.load(reference));
  expect(await json(ask(`/review/api/cases/${id}`))).toMatchObject({ unreadable: ["im"], inputs: { im: null } });
  expect((await ask(`/${inputs.im.url}`)).status).toBe(404);
});

test("what a browser could run of a stored file is downloaded and never shown here", async () => {
  const media = new MediaStore(directory);
  const script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
  await writeFile(join(folder, "a.svg"), script);
  const types = ["image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", "text/javascript", "image/png", "application/pdf"];
  const references = await Promise.all(
    types.map((mime_type) =>
      media.save({ path: join(folder, "a.svg"), orig_name: 'a".html', mime_type }, "im").then((saved) => saved.reference),
    ),
  );
  const [id] = await keep({ inputs: Object.fromEntries(references.map((reference, index) => [types[index], { ...reference }])) });
  const { inputs } = await json(ask(`/review/api/cases/${id}`));
  for (const type of types) {
    const { headers } = await ask(`/${inputs[type].url}`);
    const isShown = type === "image/png" || type === "application/pdf";
    expect([type, headers.get("content-type"), headers.get("content-disposition")?.split(";")[0]]).toEqual([
      type,
      ...(isShown ? [type, "inline"] : ["application/octet-stream", "attachment"]),
    ]);
    expect([headers.get("x-content-type-options"), headers.get("content-security-policy")]).toEqual([
      ...["nosniff", "default-src 'none'; sandbox"],
    ]);
  }
});

test("a downloaded CSV runs nothing in a spreadsheet", async () => {
  await keep({ inputs: { words: '=HYPERLINK("http://evil.example")' }, flag: { option: "+1" }, user: "-2+3" });
  const csv = await (await ask("/review/api/export?format=csv")).text();
  for (const cell of [`"'=HYPERLINK(""http://evil.example"")"`, "'+1", "'-2+3"]) expect(csv).toContain(cell);
});

test("a list shows the beginning of a huge text, and the case all of it", async () => {
  const [id] = await keep({ inputs: { words: "x".repeat(5000) } });
  const [one] = (await json(ask("/review/api/cases"))).cases;
  expect([one.inputs.words.length, one.shortened]).toEqual([2000, ["words"]]);
  expect((await json(ask(`/review/api/cases/${id}`))).inputs.words).toHaveLength(5000);
});

test("tells within two seconds what is flagged through another connection to the store", async () => {
  await keep({});
  const { body } = await ask("/review/api/events");
  const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never).getReader();
  await reader.read();
  const [id] = await keep({});
  const start = performance.now();
  const { value } = await reader.read();
  expect(String(value)).toContain(`event: changed\ndata: {"cases":["${id}"]`);
  expect(performance.now() - start).toBeLessThan(2000);
  server.beginClose();
  await reader.cancel();
});

test("downloads a selection, and adds cases to the suite", async () => {
  const [one, other] = await keep({ review: { verdict: "right" } }, { inputs: { num1: 9 }, review: { verdict: "right" } });
  const csv = await (await ask(`/review/api/export?format=jsonl&ids=${one}`)).text();
  expect(csv.trim().split("\n")).toHaveLength(1);
  const tar = await ask("/review/api/export?format=suite");
  expect(tar.headers.get("content-disposition")).toContain("cases-suite.tar");
  expect(await tar.text()).toContain(`cases/${other}.json`);
  expect(await json(ask("/review/api/suite", { method: "POST", body: { cases: [one] } }))).toMatchObject({ cases: 1 });
});

test("erases a case, and says that without the app none can be run", async () => {
  const [id] = await keep({});
  expect(await json(ask(`/review/api/cases/${id}/run`, { method: "POST" }))).toMatchObject({ error: { code: "HC_REVIEW_NO_APP" } });
  expect((await ask(`/review/api/cases/${id}`, { method: "DELETE" })).status).toBe(204);
  expect((await ask(`/review/api/cases/${id}`)).status).toBe(404);
});
