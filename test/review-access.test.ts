import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DemoSite, Interface } from "../src/index.ts";
import { DemoClient } from "../src/testing/demo-client.ts";

const token = "a-token-of-the-test-0123456789";
let folder: string;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-review-access-"));
  vi.stubEnv("HARDCASE_REVIEW_TOKEN", token);
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

function makeDemo(more = {}) {
  const demo = new Interface((secret) => secret, ["text"], "text", { apiName: "echo", flaggingDir: join(folder, "flagged"), ...more });
  closing.push(() => demo.close());
  return demo;
}

interface Handler {
  fetch(request: Request): Response | Promise<Response>;
}

const ask = (server: Handler, path: string, init: RequestInit = {}) => server.fetch(new Request(`http://demo.example${path}`, init));

/** Cookies that an answer sets, as a browser sends them back. */
const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

async function signIn(server: Handler, username: string): Promise<string> {
  const body = new URLSearchParams({ username, password: `password of ${username}` });
  return cookiesOf(await ask(server, "/login", { method: "POST", body }));
}

const auth = {
  auth: [
    ["ada", "password of ada"],
    ["bob", "password of bob"],
  ],
  reviewers: ["ada"],
} as const;

const paths = [
  ...["", "/", "//", "/none", "/api", "/api/", "/api/cases", "/api/cases/", "/api//cases", "/api/cases/CASE", "/api/cases/CASE/review"],
  ...["/api/cases/CASE/run", "/api/cases/CASE/demo", "/api/judge", "/api/erase", "/api/export?format=csv", "/api/suite", "/api/upload"],
  ...["/api/events", "/api/counts", "/api/numbers", "/api/views", "/api/views/all", "/api/file/a/b", "/api/file/a/b/c"],
  ...["/2/review", "/2/review/api/cases", "/2/review/api/cases/CASE", "/2"],
  ...["/%61pi/cases", "/api/%63ases", "/api/cases%2FCASE", "/api/../api/cases", "/api/cases?token=wrong", "/?token=wrong", "?token="],
];
const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"];

/** Everything about the answers to a stranger that is not 401 with an error alone. */
async function opened(server: Handler, root: string, id: string, headers: Record<string, string> = {}): Promise<string[]> {
  const wrong: string[] = [];
  for (const method of methods) {
    for (const path of paths.map((one) => `${root}${one.replace("CASE", id)}`)) {
      const hasBody = method === "POST" || method === "PUT" || method === "PATCH";
      const answer = await ask(server, path, { method, headers, ...(hasBody && { body: "{}" }) });
      const text = await answer.text();
      const isClosed = answer.status === 401 && (method === "HEAD" || Object.keys(JSON.parse(text)).join() === "error");
      if (
        !isClosed ||
        text.includes("the secret") ||
        answer.headers.get("cache-control") !== "no-store" ||
        answer.headers.has("set-cookie")
      )
        wrong.push(`${method} ${path}: ${answer.status} ${text}`);
    }
  }
  return wrong;
}

async function flagged(demo: ReturnType<typeof makeDemo>, headers = {}): Promise<string> {
  const client = new DemoClient(demo, headers);
  return (await client.flag(await client.run("echo", { secret: "the secret" }))).body.case;
}

test("without the token every method and every path below /review is 401 and nothing else", async () => {
  const demo = makeDemo();
  const id = await flagged(demo);
  for (const path of ["/review", "/%72eview", "/revie%77"]) expect(await opened(demo, path, id)).toEqual([]);
});

test("a visitor who has signed in is a stranger to the review, too, unless the reviewers name them", async () => {
  const demo = makeDemo(auth);
  const bob = await signIn(demo, "bob");
  const id = await flagged(demo, { cookie: bob });
  expect(await opened(demo, "/review", id, { cookie: bob })).toEqual([]);
  expect(await opened(demo, "/review", id)).toEqual([]);
  const ada = await signIn(demo, "ada");
  expect((await ask(demo, `/review/api/cases/${id}`, { headers: { cookie: ada } })).status).toBe(200);
});

/** Follows the printed link as a browser does, whose address begins with this path; the cookie that it then sends there. */
async function follow(server: Handler, root: string, headers: Record<string, string> = {}): Promise<string> {
  const opening = await ask(server, `${root}/review?token=${token}&view=focus`, { headers });
  expect([opening.status, opening.headers.get("referrer-policy"), opening.headers.get("cache-control")]).toEqual([
    ...[303, "same-origin", "no-store"],
  ]);
  expect(new URL(opening.headers.get("location") ?? "", `http://demo.example${root}/review?token=x`).href).toBe(
    `http://demo.example${root}/review?view=focus`,
  );
  const [cookie = ""] = opening.headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  expect(cookie).not.toContain(token);
  // Without a path, a cookie is for all below the folder of its page.
  const place = /; Path=([^;]+)/.exec(cookie)?.[1] ?? root;
  expect(`${root}/review/api/cases`.startsWith(place), cookie).toBe(true);
  return cookie.split(";")[0] as string;
}

test("the link opens the review wherever the demo is mounted, and only there", async () => {
  const demo = makeDemo();
  await flagged(demo);
  const other = makeDemo({ title: "Other", flaggingDir: join(folder, "other") });
  await flagged(other);
  const site = new DemoSite({ "/": other, "/tools/echo": demo });
  closing.push(() => site.close());
  const hono = new Hono().mount("/mine", (request) => demo.fetch(request));
  const behindProxy: Handler = {
    fetch(request) {
      const url = new URL(request.url);
      url.pathname = url.pathname.replace("/behind", "");
      const forwarded = new Request(url, request);
      forwarded.headers.set("x-forwarded-prefix", "/behind");
      return demo.fetch(forwarded);
    },
  };
  const places: [Handler, string][] = [
    [demo, ""],
    [site, ""],
    [site, "/tools/echo"],
    [hono, "/mine"],
    [behindProxy, "/behind"],
  ];
  for (const [server, root] of places) {
    expect(await opened(server, `${root}/review`, "none")).toEqual([]);
    const cookie = await follow(server, root);
    expect((await ask(server, `${root}/review/api/cases`, { headers: { cookie } })).status).toBe(200);
  }
});

test("the cookie is for HTTPS alone where the page is, and ends with its token", async () => {
  const demo = makeDemo();
  await flagged(demo);
  const secure = await demo.fetch(new Request(`https://demo.example/review?token=${token}`));
  expect(secure.headers.getSetCookie()[0]).toContain("; Secure");
  const cookie = await follow(demo, "");
  await demo.close();
  vi.stubEnv("HARDCASE_REVIEW_TOKEN", `${token}-anew`);
  expect(await opened(demo, "/review", "none", { cookie })).toEqual([]);
  // Under the new one's name it is no better.
  const renamed = cookiesOf(await ask(demo, `/review?token=${token}-anew`)).replace(/=.*/, `=${cookie.split("=")[1]}`);
  expect(await opened(demo, "/review", "none", { cookie: renamed })).toEqual([]);
});

test("signing out ends what a name opened: a link with a wrong token gives its bearer no cookie", async () => {
  const demo = makeDemo(auth);
  const ada = await signIn(demo, "ada");
  await flagged(demo, { cookie: ada });
  const wrong = await ask(demo, "/review?token=wrong&view=focus", { headers: { cookie: ada } });
  expect([wrong.status, wrong.headers.get("location"), wrong.headers.getSetCookie()]).toEqual([303, "review?view=focus", []]);
  expect(cookiesOf(await ask(demo, `/review?token=${token}`, { headers: { cookie: ada } }))).toMatch(/^hardcase-review-/);
});

test("another site's page can have a reviewer's browser change nothing", async () => {
  const demo = makeDemo();
  const id = await flagged(demo);
  const cookie = await follow(demo, "");
  for (const from of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ]) {
    for (const type of ["application/x-www-form-urlencoded", "text/plain", "application/json"]) {
      const headers = { cookie, ...from, "content-type": type } as Record<string, string>;
      const erase = await ask(demo, "/review/api/erase", { method: "POST", headers, body: JSON.stringify({ cases: [id] }) });
      expect([from, erase.status]).toEqual([from, 403]);
      expect((await ask(demo, `/review/api/cases/${id}`, { method: "DELETE", headers })).status).toBe(403);
    }
  }
  expect((await ask(demo, `/review/api/cases/${id}`, { headers: { cookie } })).status).toBe(200);
});
