import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Started, startHardcase } from "./fixtures/hardcase-command.ts";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

const app = `import { Interface, label, radio, slider } from "hardcase";
const demo = new Interface(
  function guess(operation: string, strength: number) { return { cat: strength / 10, dog: 1 - strength / 10 }; },
  [radio(["add", "subtract"]), slider(0, 10)],
  label(),
  { auth: [["ada", "password-ada"], ["bob", "password-bob"]], reviewers: ["ada"] },
);
await demo.launch();
export default demo;`;

let folder: string;
let demo: ServedDemo;
let command: Started;
let root: string;
let token: string;
let output = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-review-command-"));
  demo = await serveDemo(folder, app);
  await flag(1);
  command = startHardcase(folder, "review", "flagged", "--port", "0", "--name", "grace");
  for (const stream of [command.child.stdout, command.child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  await Promise.race([command.seen("token="), command.ended.then(({ errors }) => Promise.reject(new Error(errors)))]);
  const [, address, printed] = /at (http:\S+)\/review\?token=(\S+)/.exec(output) ?? [];
  [root, token] = [address as string, printed as string];
}, 60_000);

afterAll(async () => {
  command.child.kill("SIGKILL");
  await demo.kill();
  await rm(folder, { recursive: true, force: true });
});

// biome-ignore lint/suspicious/noExplicitAny: what came over HTTP.
const json = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json();

const ask = (path: string, { headers, ...init }: RequestInit = {}) =>
  fetch(root + path, { redirect: "manual", ...init, headers: { authorization: `Bearer ${token}`, ...headers } });

const put = (path: string, body: object, reviewer: string) =>
  ask(path, {
    method: "PUT",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", "x-hardcase-reviewer": reviewer },
  });

/** The cookie of a visitor who signed in to the demo. */
async function signIn(username: string): Promise<string> {
  const body = new URLSearchParams({ username, password: `password-${username}` });
  const answer = await fetch(`${demo.url}/login`, { method: "POST", body, redirect: "manual" });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Runs the demo and flags the run, as a visitor; gives the case's id. */
async function flag(strength: number): Promise<string> {
  const headers = { "content-type": "application/json", cookie: await signIn("bob") };
  const post = (path: string, body: object) => json(fetch(demo.url + path, { method: "POST", headers, body: JSON.stringify(body) }));
  const inputs = { operation: "add", strength };
  const { outputs, receipt } = await post("/api/run/guess", inputs);
  const { case: id } = await post("/api/flag", { receipt, inputs, outputs });
  return id;
}

/** A path as it is, which `fetch` would resolve before it is sent. */
const statusOf = (path: string) =>
  new Promise<number | undefined>((done, reject) => {
    const { hostname, port } = new URL(root);
    const sent = request({ hostname, port, path, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    sent.once("error", reject).end();
  });

test("without the token every path of the review is 401 and nothing else", async () => {
  const paths = ["", "/", "/none", "/api/cases", "/api/counts", "/api/events", "/api/export?format=csv", "/api/file/a.png", "/api/views"];
  for (const path of paths) {
    const answer = await fetch(`${root}/review${path}`, { redirect: "manual" });
    expect([path, answer.status, Object.keys(await json(answer))]).toEqual([path, 401, ["error"]]);
  }
  expect((await fetch(`${root}/review?token=${"x".repeat(43)}`, { redirect: "manual" })).status).toBe(401);
});

test("the printed link sets a cookie without the token, and the page and all that it loads are there", async () => {
  const opened = await fetch(`${root}/review?token=${token}`, { redirect: "manual" });
  const [cookie = ""] = opened.headers.getSetCookie();
  expect([opened.status, opened.headers.get("location")]).toEqual([303, "review"]);
  expect(cookie).toMatch(/; Path=\/review; HttpOnly; SameSite=Strict/);
  expect(cookie).not.toContain(token);
  const html = await (await fetch(`${root}/review`, { headers: { cookie: cookie.split(";")[0] as string } })).text();
  const loaded = [...html.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, path]) => new URL(path as string, `${root}/review`));
  expect(loaded.length).toBeGreaterThan(3);
  for (const address of loaded) expect((await fetch(address)).status, address.href).toBe(200);
});

test("draws the values by the kinds that drew them in the demo, without its code", async () => {
  const html = await (await ask("/review")).text();
  const [, config = ""] = /id="hardcase-config">(.*?)<\/script>/s.exec(html) ?? [];
  const [{ inputs, outputs }] = JSON.parse(config).endpoints;
  expect([...inputs, ...outputs].map(({ kind }: { kind: string }) => kind)).toEqual(["radio", "slider", "label"]);
  expect(inputs[1].options).toMatchObject({ minimum: 0, maximum: 10 });
});

test("tells within two seconds what the demo's process flags, and the later of two reviewers what the first said", async () => {
  const { body } = await ask("/review/api/events");
  const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never).getReader();
  await reader.read();
  const id = await flag(3);
  const start = performance.now();
  let told = "";
  while (!told.includes(id)) told += (await reader.read()).value;
  expect(performance.now() - start).toBeLessThan(2000);
  expect(told).toContain("event: changed");
  await reader.cancel();

  const path = `/review/api/cases/${id}/review`;
  const first = await put(path, { verdict: "wrong", expected: { Output: { label: "dog", confidences: [] } }, revision: 0 }, "Zo%C3%AB");
  expect(await json(first)).toMatchObject({ review: { verdict: "wrong", by: "Zoë", revision: 1 } });
  const second = await put(path, { verdict: "right", revision: 0 }, "Max");
  expect([second.status, await json(second)]).toMatchObject([409, { case: { review: { verdict: "wrong", by: "Zoë" } } }]);
});

test("two reviewers in two processes on one folder never overwrite each other, and the history has both", async () => {
  const id = await flag(4);
  const path = `/review/api/cases/${id}/review`;
  const cookie = await signIn("ada");
  const beside = (body: object) =>
    fetch(demo.url + path, { method: "PUT", headers: { cookie, "content-type": "application/json" }, body: JSON.stringify(body) });
  const events = await fetch(`${demo.url}/review/api/events`, { headers: { cookie } });
  const reader = (events.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never).getReader();
  await reader.read();
  const start = performance.now();
  await put(path, { verdict: "wrong", comment: "a dog", revision: 0 }, "Max");
  let told = "";
  while (!told.includes(id)) told += (await reader.read()).value;
  expect(performance.now() - start).toBeLessThan(2000);
  await reader.cancel();

  const late = await beside({ verdict: "right", revision: 0 });
  expect([late.status, await json(late)]).toMatchObject([409, { case: { review: { by: "Max", comment: "a dog", revision: 1 } } }]);
  expect((await beside({ verdict: "right", revision: 1 })).status).toBe(200);
  const [one, other] = await Promise.all([
    put(path, { verdict: "discarded", revision: 2 }, "Max"),
    beside({ verdict: "wrong", comment: "again", revision: 2 }),
  ]);
  expect([one.status, other.status].sort()).toEqual([200, 409]);
  const { history } = await json(ask(`/review/api/cases/${id}`));
  expect(history.map(({ by, revision }: { by: string; revision: number }) => [by, revision])).toEqual([
    ["Max", 1],
    ["ada", 2],
    [one.status === 200 ? "Max" : "ada", 3],
  ]);
});

test("serves no file by a path that leads out of the folder", async () => {
  for (const path of ["../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", ".hardcase/cases.db", "%2e%2e/app.ts", "/etc/passwd"]) {
    expect(await statusOf(`/review/api/file/${path}`), path).toBe(404);
  }
});

test("beside the demo, lets in whom its reviewers name, and answers other visitors 401", async () => {
  const list = async (username: string) => fetch(`${demo.url}/review/api/cases`, { headers: { cookie: await signIn(username) } });
  expect((await list("ada")).status).toBe(200);
  expect((await list("bob")).status).toBe(401);
  expect((await fetch(`${demo.url}/review`, { redirect: "manual" })).status).toBe(401);
});

test("ends at Ctrl-C while a page listens, and has written the token nowhere but in the link", async () => {
  const { body } = await ask("/review/api/events");
  command.child.kill("SIGINT");
  const { code, output: all, errors } = await command.ended;
  expect([code, errors, all.split(token).length - 1]).toEqual([130, "", 1]);
  await body?.cancel().catch(() => {});
});
