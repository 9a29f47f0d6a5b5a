import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ServedDemo, serveDemo } from "./fixtures/serve-demo.ts";

const seconds = process.env["HARDCASE_LONG"] ? 600 : 8;
const warmUpSeconds = 5;

/** A thousand answers of 100 kB a second. Once a second it tells, after a collection, what it still holds. */
const app = `
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Interface } from "hardcase";
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
let made = 0;
const demo = new Interface(
  async function* (word) {
    const start = performance.now();
    for (;;) {
      made += 1;
      yield word.repeat(20_000) + made;
      const aheadMs = made - (performance.now() - start);
      if (aheadMs > 4) await new Promise((resolve) => setTimeout(resolve, aheadMs));
    }
  },
  "text",
  "text",
  { apiName: "flood", allowFlagging: "never" },
);
await demo.launch();
setInterval(() => {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  console.log("held " + JSON.stringify({ seconds: performance.now() / 1000, made, heapUsed, external, rss }));
}, 1000).unref();
export default demo;
`;

interface Held {
  readonly seconds: number;
  readonly made: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
}

let folder: string;
let demo: ServedDemo;
let socket: Socket;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-streaming-"));
  demo = await serveDemo(folder, app);
});

afterEach(async () => {
  socket.destroy();
  await demo.kill();
  await rm(folder, { recursive: true, force: true });
});

/** Asks for the stream over a socket from which nothing is ever read. */
async function askWithoutReading(url: string): Promise<Socket> {
  const asking = connect(Number(new URL(url).port), "127.0.0.1");
  await once(asking, "connect");
  asking.pause();
  const body = JSON.stringify({ word: "words" });
  const headers = ["Host: 127.0.0.1", "Content-Type: application/json", "Accept: text/event-stream", `Content-Length: ${body.length}`];
  asking.write(`POST /api/run/flood HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n${body}`);
  return asking;
}

/** What the demo has told since it was asked. */
function listen({ child }: ServedDemo): Held[] {
  const told: Held[] = [];
  child.stdout?.on("data", (text: string) => {
    for (const [, json = ""] of text.matchAll(/^held (.*)$/gm)) told.push(JSON.parse(json) as Held);
  });
  return told;
}

test(
  `${seconds} seconds of 1,000 updates a second to a client that does not read hold up nothing and fill no memory`,
  async () => {
    const told = listen(demo);
    socket = await askWithoutReading(demo.url);
    const sinceFirst = () => (told.at(-1)?.seconds ?? 0) - (told[0]?.seconds ?? 0);
    await expect.poll(sinceFirst, { timeout: (seconds + 30) * 1000, interval: 500 }).toBeGreaterThan(seconds);
    const first = told.find((one) => one.seconds - (told[0] as Held).seconds > warmUpSeconds) as Held;
    const last = told.at(-1) as Held;
    // Its own pace, however busy the machine is: held up, it would make none once the socket is full.
    expect((last.made - first.made) / (last.seconds - first.seconds)).toBeGreaterThan(300);
    // 3 MB would be sent every second, and 100 MB made.
    expect(last.heapUsed + last.external - first.heapUsed - first.external).toBeLessThan(3_000_000);
    expect(last.rss - first.rss).toBeLessThan(60_000_000);
  },
  (seconds + 60) * 1000,
);
