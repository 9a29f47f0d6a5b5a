import { Buffer } from "node:buffer";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import fc from "fast-check";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FileData } from "../components/file-data.ts";
import { FileCache } from "../runs/file-cache.ts";
import { pendingFolder } from "../runs/sweep-file-cache.ts";
import { errorResponse } from "./error-response.ts";
import { uploadRoute } from "./upload-route.ts";

const maxFileSize = 100_000_000;
const smallLimit = 1000;
const multipart = "multipart/form-data; boundary=edge";
const opening = '--edge\r\nContent-Disposition: form-data; name="files"; filename="cat.png"\r\nContent-Type: image/png\r\n\r\n';
const closing = "\r\n--edge--\r\n";

let folder: string;
let cache: FileCache;
let server: Server;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "upload-route-"));
  cache = new FileCache({ folder });
  const app = new Hono()
    .route("/", uploadRoute({ cache, maxFileSize }))
    .route("/small", uploadRoute({ cache, maxFileSize: smallLimit }))
    .onError(errorResponse);
  server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const post = (body: BodyInit, headers: Record<string, string> = {}, prefix = "") =>
  fetch(`http://127.0.0.1:${port}${prefix}/api/upload`, { method: "POST", body, headers });

function form(...files: readonly [name: string, content: string | Uint8Array<ArrayBuffer>][]): FormData {
  const data = new FormData();
  for (const [name, content] of files) data.append("files", new File([content], name));
  return data;
}

const pending = () => readdir(join(folder, pendingFolder)).catch(() => []);
const kept = async () => (await readdir(folder).catch(() => [])).filter((name) => name !== pendingFolder);

interface Answer {
  readonly status: number;
  readonly body: string;
  /** How many bytes of the body had been sent when the answer came. */
  readonly sent: number;
}

/** Sends chunk by chunk, as slowly as the server takes them. */
function send(path: string, chunks: Iterable<Uint8Array | string>, options: { length?: number; port?: number } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const headers = { "content-type": multipart, ...(options.length && { "content-length": options.length }) };
    const outgoing = request({ port: options.port ?? port, host: "127.0.0.1", path, method: "POST", headers }, async (response) => {
      const atAnswer = sent;
      let body = "";
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode ?? 0, body, sent: atAnswer });
    }).on("error", reject);
    Readable.from(
      (function* () {
        for (const chunk of chunks) {
          sent += chunk.length;
          yield chunk;
        }
      })(),
    ).pipe(outgoing);
  });
}

function* bigFile(size: number, chunk = Buffer.alloc(65_536, 7)) {
  yield opening;
  for (let left = size; left > 0; left -= chunk.length) yield left < chunk.length ? chunk.subarray(0, left) : chunk;
  yield closing;
}

test("keeps every part named files, in order, to the byte", async () => {
  const binary = Uint8Array.from({ length: 300_000 }, (_, index) => (index * index) % 256);
  const answer = await post(form(["cat.png", binary], ["naïve 猫 🐱.txt", "text"], ["empty.bin", ""], ["cat.png", "another"]));
  expect(answer.status).toBe(200);
  const files = (await answer.json()) as FileData[];
  expect(files.map(({ orig_name, size, mime_type }) => [orig_name, size, mime_type])).toEqual([
    ["cat.png", 300_000, "image/png"],
    ["naïve 猫 🐱.txt", 4, "text/plain"],
    ["empty.bin", 0, "application/octet-stream"],
    ["cat.png", 7, "image/png"],
  ]);
  expect(files[0]).toEqual({
    path: `${createHash("sha256").update(binary).digest("hex")}/cat.png`,
    url: `api/file/${createHash("sha256").update(binary).digest("hex")}/cat.png`,
    orig_name: "cat.png",
    size: 300_000,
    mime_type: "image/png",
    meta: { _type: "gradio.FileData" },
  });
  expect(Buffer.from(binary).equals(await readFile(await cache.pathOf(files[0] as FileData)))).toBe(true);
  expect(await pending()).toEqual([]);
});

test("takes names with quotation marks, folders and none at all", async () => {
  const part = (disposition: string) => `--edge\r\nContent-Disposition: form-data; name="files"${disposition}\r\n\r\nx\r\n`;
  const body = ['; filename="a%22b%22.txt"', '; filename="..\\\\..\\\\c.txt"', '; filename="/etc/passwd"', ""]
    .map(part)
    .join("")
    .concat("--edge--");
  const answer = await post(body, { "content-type": multipart });
  expect(((await answer.json()) as FileData[]).map(({ path, orig_name }) => [path.slice(65), orig_name])).toEqual([
    ["ab.txt", 'a"b".txt'],
    ["c.txt", "c.txt"],
    ["passwd", "passwd"],
    ["file", "file"],
  ]);
});

test.each([
  [
    "another content type",
    "{}",
    { "content-type": "application/json" },
    415,
    "HC_CONTENT_TYPE",
    'An upload must be multipart/form-data, got "application/json".',
  ],
  ["no content type", new Uint8Array(3), {}, 415, "HC_CONTENT_TYPE", "An upload must be multipart/form-data, got nothing."],
  ["no boundary", "x", { "content-type": "multipart/form-data" }, 400, "HC_BODY", "The upload is broken off or not multipart/form-data."],
  ["no multipart at all", "hello", { "content-type": multipart }, 400, "HC_BODY", "The upload is broken off or not multipart/form-data."],
  ["an empty body", "", { "content-type": multipart }, 400, "HC_BODY", "The upload is broken off or not multipart/form-data."],
  ["no end", `${opening}half a c`, { "content-type": multipart }, 400, "HC_BODY", "The upload is broken off or not multipart/form-data."],
  ["no parts", "--edge--\r\n", { "content-type": multipart }, 400, "HC_BODY", "The upload holds no files."],
  [
    "parts of other names only",
    `--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx${closing}`,
    { "content-type": multipart },
    400,
    "HC_BODY",
    "The upload holds no files.",
  ],
])("refuses an upload with %s", async (_title, body, headers, status, code, message) => {
  const answer = await post(body, headers as unknown as Record<string, string>);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ error: { code, message, hint: expect.any(String) } });
  expect(await pending()).toEqual([]);
  expect(await kept()).toEqual([]);
});

test("answers, and keeps nothing broken, wherever a body is cut off", async () => {
  const body = Buffer.from(`${opening}${"0123456789".repeat(50)}\r\n${opening.replace("cat", "dog")}second${closing}`);
  await fc.assert(
    fc.asyncProperty(fc.nat(body.length - 12), fc.integer({ min: 1, max: 200 }), async (length, chunkSize) => {
      const cut = body.subarray(0, length);
      const chunks = Array.from({ length: Math.ceil(length / chunkSize) }, (_, index) =>
        cut.subarray(index * chunkSize, (index + 1) * chunkSize),
      );
      expect((await send("/api/upload", chunks)).status).toBe(400);
      expect(await pending()).toEqual([]);
    }),
    { numRuns: 60 },
  );
  // The first file may have arrived whole before the body broke off.
  for (const sha256 of await kept()) expect(await readdir(join(folder, sha256))).toEqual(["cat.png"]);
  expect((await kept()).length).toBeLessThanOrEqual(1);
});

test("takes a file of just the limit, and refuses one byte more by its name", async () => {
  expect((await post(form(["a.txt", "x".repeat(smallLimit)]), {}, "/small")).status).toBe(200);
  const answer = await post(form(["fits.txt", "y"], ["big.txt", "x".repeat(smallLimit + 1)]), {}, "/small");
  expect(answer.status).toBe(413);
  expect(await answer.json()).toEqual({
    error: {
      code: "HC_UPLOAD_TOO_LARGE",
      message: '"big.txt" is larger than the limit of 1 kB.',
      hint: "Choose a smaller file, or raise the demo's maxFileSize.",
    },
  });
  expect(await pending()).toEqual([]);
});

test("refuses a huge upload by its Content-Length before the body comes", async () => {
  const length = 40_000_000;
  const answer = await send("/small/api/upload", bigFile(length), { length: length + opening.length + closing.length });
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body).error).toMatchObject({
    code: "HC_UPLOAD_TOO_LARGE",
    hint: "Send fewer files at once, none larger than 1 kB.",
  });
  expect(answer.sent).toBeLessThan(length / 2);
  expect(await kept()).toEqual([]);
});

test("answers as soon as it knows that a file is over the limit, hears the client out, and goes on with its connection", async () => {
  const socket = connect(port, "127.0.0.1").setEncoding("utf8");
  let heard = "";
  let sent = 0;
  let sentAtAnswer = 0;
  socket.on("data", (text) => {
    heard += text;
    sentAtAnswer ||= sent;
  });
  const post = async (size: number) => {
    const length = opening.length + size + closing.length;
    socket.write(`POST /small/api/upload HTTP/1.1\r\nHost: x\r\nContent-Type: ${multipart}\r\nContent-Length: ${length}\r\n\r\n`);
    for (const chunk of bigFile(size)) {
      sent += chunk.length;
      if (!socket.write(chunk)) await once(socket, "drain");
    }
  };
  await post(9000);
  await post(10);
  await expect.poll(() => heard.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
  expect(heard).toContain('"cat.png\\" is larger than the limit of 1 kB.');
  heard = "";
  sent = sentAtAnswer = 0;
  await post(80_000_000);
  expect(sentAtAnswer).toBeLessThan(40_000_000);
  await post(10);
  await expect.poll(() => heard.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
  expect(await pending()).toEqual([]);
  socket.destroy();
});

test("reaches a client that sends with fetch, which may drop the rest of the body", async () => {
  const answer = await post(form(["big.bin", new Uint8Array(20_000_000)]), {}, "/small");
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ error: { code: "HC_UPLOAD_TOO_LARGE" } });
});

test("keeps nothing of an upload whose client goes away", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write(
    `POST /api/upload HTTP/1.1\r\nHost: x\r\nContent-Type: ${multipart}\r\nContent-Length: 1000000\r\n\r\n${opening}${"x".repeat(200_000)}`,
  );
  await expect.poll(pending).toHaveLength(1);
  socket.destroy();
  await expect.poll(pending).toEqual([]);
  expect(await kept()).toEqual([]);
});

test("streams 60 MB to disk without holding them in memory", async () => {
  // In a process of its own: here, what the other tests freed would be taken again unseen.
  const script = `
    import { createAdaptorServer } from "@hono/node-server";
    import { createJiti } from "jiti";
    const jiti = createJiti(${JSON.stringify(import.meta.url)});
    const { FileCache } = await jiti.import("../runs/file-cache.ts");
    const { uploadRoute } = await jiti.import("./upload-route.ts");
    const { fetch } = uploadRoute({ cache: new FileCache({ folder: ${JSON.stringify(folder)} }), maxFileSize: ${maxFileSize} });
    const server = createAdaptorServer({ fetch });
    server.listen(0, "127.0.0.1", () => process.send(server.address().port));
    process.on("message", () => process.send(process.resourceUsage().maxRSS * 1024));`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    const [port] = (await once(child, "message")) as [number];
    const mostMemory = async () => {
      child.send("memory");
      return ((await once(child, "message")) as [number])[0];
    };
    await send("/api/upload", bigFile(1_000_000), { port });
    const before = await mostMemory();
    const answer = await send("/api/upload", bigFile(60_000_000), { port });
    expect(JSON.parse(answer.body)).toMatchObject([{ size: 60_000_000 }]);
    expect((await mostMemory()) - before).toBeLessThan(40_000_000);
  } finally {
    child.kill();
  }
});

test("takes many files at once without a word to the owner", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  const form = new FormData();
  for (let number = 0; number < 20; number++) form.append("files", new Blob(["x"]), `${number}.txt`);
  expect(await (await fetch(`http://127.0.0.1:${port}/api/upload`, { method: "POST", body: form })).json()).toHaveLength(20);
  await new Promise(setImmediate);
  process.off("warning", listen);
  expect(warnings).toEqual([]);
});

test("takes no other method", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/upload`);
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  await answer.body?.cancel();
});
