import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileData } from "../components/file-data.ts";
import { FileCache } from "../runs/file-cache.ts";
import { errorResponse } from "./error-response.ts";
import { fileRoute } from "./file-route.ts";
import { securityHeaders } from "./security-headers.ts";

let folder: string;
let cache: FileCache;
let origin: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "file-route-"));
  cache = new FileCache({ folder });
  const app = new Hono().route("/", fileRoute({ cache })).onError(errorResponse);
  server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const store = (name: string, text: string): Promise<FileData> => cache.store({ name, content: new TextEncoder().encode(text) });
const get = (file: FileData, headers: Record<string, string> = {}, method = "GET") => fetch(new URL(file.url, origin), { headers, method });

/** Sends a path as it is: `fetch` would tidy it first. */
function getRaw(path: string): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    request(origin, { path }, async (response) => {
      response.setEncoding("utf8");
      let body = "";
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
    })
      .on("error", reject)
      .end();
  });
}

test("sends a picture to be shown, kept by the browser for good, and run by nobody", async () => {
  const file = await store("my cat.png", "0123456789");
  const answer = await get(file);
  expect(await answer.text()).toBe("0123456789");
  const { date, connection, "keep-alive": keepAlive, ...headers } = Object.fromEntries(answer.headers);
  expect(headers).toEqual({
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=31536000, immutable",
    "content-disposition": "inline; filename*=UTF-8''my%20cat.png",
    "content-length": "10",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": "image/png",
    "cross-origin-resource-policy": "same-origin",
    etag: `"${file.path.slice(0, 64)}"`,
    "x-content-type-options": "nosniff",
  });
});

test("stays sandboxed behind the headers of the whole server", async () => {
  const app = new Hono().use(securityHeaders()).route("/", fileRoute({ cache }));
  const answer = await app.request(`/${(await store("a.html", "<script>")).url}`);
  expect(await answer.text()).toBe("<script>");
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
});

test.each([
  ["a.jpg", "image/jpeg", "inline"],
  ["a.wav", "audio/wav", "inline"],
  ["a.mp4", "video/mp4", "inline"],
  ["a.txt", "text/plain; charset=utf-8", "inline"],
  ["a.json", "application/json", "inline"],
  ["a.pdf", "application/pdf", "inline"],
  ["a.svg", "application/octet-stream", "attachment"],
  ["a.html", "application/octet-stream", "attachment"],
  ["a.xhtml", "application/octet-stream", "attachment"],
  ["a.js", "application/octet-stream", "attachment"],
  ["a.csv", "application/octet-stream", "attachment"],
  ["a", "application/octet-stream", "attachment"],
])("sends %s as %s, %s", async (name, type, disposition) => {
  const answer = await get(await store(name, `<script>${name}</script>`));
  await answer.body?.cancel();
  expect(answer.headers.get("content-type")).toBe(type);
  expect(answer.headers.get("content-disposition")).toMatch(disposition);
});

test.each(["100%.png", "a%41b%2fc.png", "it's (1) a#b & c;d=e, f.png", "猫 🐱.png", "+.png"])(
  "finds a file named %s by its url",
  async (name) => {
    const file = await store(name, name);
    const answer = await get(file);
    expect(await answer.text()).toBe(name);
    const written = answer.headers.get("content-disposition")?.match(/filename\*=UTF-8''([\w!#$&+.^`|~%-]+)$/)?.[1];
    expect(decodeURIComponent(written ?? "")).toBe(name);
  },
);

test("answers HEAD with the same headers and no bytes", async () => {
  const file = await store("head.txt", "0123456789");
  const [head, whole] = [await get(file, {}, "HEAD"), await get(file)];
  await whole.text();
  expect(await head.text()).toBe("");
  for (const name of ["content-length", "content-type", "etag", "accept-ranges"])
    expect(head.headers.get(name)).toBe(whole.headers.get(name));
});

test.runIf(process.platform === "linux")("leaves no file open after HEAD, nor when a client goes away midway", async () => {
  const openFiles = async () => {
    const links = await Promise.all((await readdir("/proc/self/fd")).map((one) => readlink(`/proc/self/fd/${one}`).catch(() => "")));
    return links.filter((link) => link.startsWith(folder));
  };
  const file = await cache.store({ name: "big.mp4", content: new Uint8Array(30_000_000) });
  await get(file, {}, "HEAD");
  expect(await openFiles()).toEqual([]);
  const answer = await get(file);
  await answer.body?.getReader().read();
  expect(await openFiles()).toHaveLength(1);
  await answer.body?.cancel().catch(() => {});
  server.closeAllConnections();
  await expect.poll(openFiles).toEqual([]);
});

test("sends an empty file", async () => {
  const answer = await get(await store("empty.txt", ""));
  expect([answer.status, answer.headers.get("content-length"), await answer.text()]).toEqual([200, "0", ""]);
});

describe("a part of a file", () => {
  const part = async (headers: Record<string, string>) => {
    const answer = await get(await store("part.mp4", "0123456789"), headers);
    return [answer.status, answer.headers.get("content-range"), answer.headers.get("content-length"), await answer.text()];
  };

  test("is sent with its place", async () => {
    expect(await part({ range: "bytes=2-5" })).toEqual([206, "bytes 2-5/10", "4", "2345"]);
    expect(await part({ range: "bytes=-3" })).toEqual([206, "bytes 7-9/10", "3", "789"]);
  });

  test("past the end is refused", async () => {
    expect(await part({ range: "bytes=10-" })).toEqual([416, "bytes */10", "0", ""]);
  });

  test("is sent only if the file is still the one that If-Range names", async () => {
    const { path } = await store("part.mp4", "0123456789");
    expect(await part({ range: "bytes=0-0", "if-range": `"${path.slice(0, 64)}"` })).toEqual([206, "bytes 0-0/10", "1", "0"]);
    expect(await part({ range: "bytes=0-0", "if-range": '"another"' })).toEqual([200, null, "10", "0123456789"]);
  });
});

test("answers 304 to whoever holds the file already", async () => {
  const file = await store("known.txt", "known");
  const etag = `"${file.path.slice(0, 64)}"`;
  for (const header of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const answer = await get(file, { "if-none-match": header });
    expect([answer.status, answer.headers.get("etag"), await answer.text()]).toEqual([304, etag, ""]);
  }
  expect((await get(file, { "if-none-match": '"other"' })).status).toBe(200);
});

test("answers 404 in JSON to every way of asking for another file", async () => {
  const { path } = await store("cat.png", "cat");
  const sha256 = path.slice(0, 64);
  await writeFile(join(folder, "secret"), "secret");
  const linked = "1".repeat(64);
  await mkdir(join(folder, linked));
  await symlink("/etc/passwd", join(folder, linked, "passwd"));
  const asked = [
    "",
    "cat.png",
    `${sha256}`,
    `${sha256}/`,
    `${sha256}/dog.png`,
    `${sha256}/..%2f..%2fsecret`,
    `${sha256}/%2e%2e/secret`,
    `${sha256}/..%5c..%5csecret`,
    `..%2fsecret`,
    `%2fetc/passwd`,
    `%2fetc%2fpasswd`,
    `${sha256}/%2fetc%2fpasswd`,
    `${sha256}%2fcat.png/x`,
    `${sha256}/cat.png%00`,
    `${sha256}/%ff`,
    `${sha256}/%E0%A4%A`,
    `${linked}/passwd`,
    `.pending/x`,
  ];
  for (const one of asked) {
    const { status, headers, body } = await getRaw(`/api/file/${one}`);
    expect([one, status, headers["content-type"]]).toEqual([one, 404, "application/json"]);
    expect(JSON.parse(body).error).toEqual({
      code: "HC_NOT_FOUND",
      message: "There is no such file on this server.",
      hint: "Files are kept for a day after their last use. Upload it again.",
    });
  }
});

test("takes no other method", async () => {
  const answer = await get(await store("cat.png", "cat"), {}, "DELETE");
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  expect(await answer.json()).toMatchObject({ error: { code: "HC_METHOD" } });
});
