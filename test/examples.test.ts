import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import sharp from "sharp";
import { describe, expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "examples");
/** Not for people: `test/gradio-clients.test.ts` calls it. */
const forClients = "conformance.ts";
const files = (await readdir(folder)).filter((name) => name.endsWith(".ts") && name !== forClients).sort();

interface Sample {
  readonly inputs: Record<string, unknown>;
  /** Inputs that are files, by name: a path in `examples/`. */
  readonly uploads?: Record<string, string>;
  readonly outputs: Record<string, unknown>;
}

interface Example {
  readonly endpoint: string;
  readonly easy: Sample;
  /** What the model was seen to answer wrongly. */
  readonly hard: Sample;
}

const says = (content: string) => [{ role: "assistant", content }];
const label = (name: string) => expect.objectContaining({ label: name });
const visits = (counts: readonly number[]) => ({ headers: ["week", "visits"], data: counts.map((count, index) => [index + 1, count]) });

const examples: Record<string, Example> = {
  "blocks-sepia.ts": {
    endpoint: "sepia",
    easy: {
      inputs: { Strength: 1 },
      uploads: { Picture: "pictures/house-by-day.png" },
      outputs: { Toned: expect.objectContaining({ mime_type: "image/png" }) },
    },
    hard: {
      inputs: { Strength: 1 },
      uploads: { Picture: "pictures/house-by-night.png" },
      outputs: { Toned: expect.objectContaining({ mime_type: "image/png" }) },
    },
  },
  "calculator.ts": {
    endpoint: "calculator",
    easy: { inputs: { num1: 5, operation: "add", num2: 7 }, outputs: { Output: 12 } },
    hard: { inputs: { num1: 0.1, operation: "add", num2: 0.2 }, outputs: { Output: 0.30000000000000004 } },
  },
  "calculator-options.ts": {
    endpoint: "calculator",
    easy: { inputs: { num1: 6, operation: "subtract", num2: 1.5 }, outputs: { Output: 4.5 } },
    hard: { inputs: { num1: 1.1, operation: "multiply", num2: 3 }, outputs: { Output: 3.3000000000000003 } },
  },
  "chat.ts": {
    endpoint: "eliza",
    easy: { inputs: { message: "My mother never calls me." }, outputs: { reply: says("Tell me more about your mother.") } },
    hard: { inputs: { message: "I am sure you are right" }, outputs: { reply: says("How long have you been sure I are right?") } },
  },
  "code-language.ts": {
    endpoint: "codeLanguage",
    easy: { inputs: { snippet: "SELECT name FROM visits WHERE day > '2026-01-01' GROUP BY name;" }, outputs: { Output: label("sql") } },
    hard: { inputs: { snippet: '{"ok": true}' }, outputs: { Output: label("ini") } },
  },
  "dashboard.ts": {
    endpoint: "forecast",
    easy: {
      inputs: { Visits: visits([10, 20, 30]), "Weeks ahead": 2 },
      outputs: { Chart: expect.objectContaining({ type: "line" }), "Visits in the last week": 50 },
    },
    hard: {
      inputs: { Visits: visits([400, 200, 100, 50]), "Weeks ahead": 4 },
      outputs: { Chart: expect.objectContaining({ type: "line" }), "Visits in the last week": -445 },
    },
  },
  "digits.ts": {
    endpoint: "digit",
    easy: { inputs: {}, uploads: { drawing: "digits/seven.png" }, outputs: { Output: label("7") } },
    hard: { inputs: {}, uploads: { drawing: "digits/two-read-as-three.png" }, outputs: { Output: label("3") } },
  },
  "language.ts": {
    endpoint: "language",
    easy: { inputs: { text: "Wo ist der Bahnhof?" }, outputs: { Output: label("German") } },
    hard: { inputs: { text: "Vi gikk en tur i dag" }, outputs: { Output: label("Turkish") } },
  },
  "live-camera.ts": {
    endpoint: "outlines",
    easy: {
      inputs: { Threshold: 60 },
      uploads: { Camera: "pictures/house-by-day.png" },
      outputs: { Drawing: expect.objectContaining({ mime_type: "image/webp" }) },
    },
    hard: {
      inputs: { Threshold: 60 },
      uploads: { Camera: "pictures/house-by-night.png" },
      outputs: { Drawing: expect.objectContaining({ mime_type: "image/webp" }) },
    },
  },
  "ocr.ts": {
    endpoint: "ocr",
    easy: {
      inputs: {},
      uploads: { page: "pictures/invoice.png" },
      outputs: { text: "Invoice 2026-11-24\nTotal: $1,204.50", confidence: 95 },
    },
    hard: {
      inputs: {},
      uploads: { page: "pictures/turned-order.png" },
      outputs: { text: expect.stringMatching(/^Order [01]+-?[\d]+\nQty 100$/), confidence: expect.any(Number) },
    },
  },
  "sentiment.ts": {
    endpoint: "sentiment",
    easy: { inputs: { text: "I love this, it works perfectly!" }, outputs: { mood: label("positive"), score: 0.8655 } },
    hard: { inputs: { text: "Wow. Thanks for nothing." }, outputs: { mood: label("positive"), score: 0.7717 } },
  },
  "sepia.ts": {
    endpoint: "sepia",
    easy: {
      inputs: {},
      uploads: { im: "pictures/house-by-day.png" },
      outputs: { Output: expect.objectContaining({ mime_type: "image/png" }) },
    },
    hard: {
      inputs: {},
      uploads: { im: "pictures/house-by-night.png" },
      outputs: { Output: expect.objectContaining({ mime_type: "image/png" }) },
    },
  },
  "streaming.ts": {
    endpoint: "story",
    easy: {
      inputs: { opening: "Alice", length: 10 },
      outputs: { Story: "Alice had not a moment to think about stopping herself before" },
    },
    hard: {
      inputs: { opening: "nor did", length: 16 },
      outputs: { Story: "nor did Alice think it so very remarkable in that; nor did Alice think it so very remarkable" },
    },
  },
  "trim.ts": {
    endpoint: "trim",
    easy: {
      inputs: { Tolerance: 10 },
      uploads: { Picture: "pictures/invoice.png" },
      outputs: expect.objectContaining({ Trimmed: expect.objectContaining({ mime_type: "image/png" }), "Cut away": 58 }),
    },
    hard: {
      inputs: { Tolerance: 10 },
      uploads: { Picture: "pictures/house-by-night.png" },
      outputs: expect.objectContaining({ Trimmed: expect.objectContaining({ mime_type: "image/png" }), "Cut away": 57 }),
    },
  },
};

/** Serves an example with the command line, in an empty working directory, as somebody would who has set nothing. */
async function serve(file: string) {
  const directory = await mkdtemp(join(tmpdir(), "hardcase-example-"));
  const unset = /^(HARDCASE_|GRADIO_|SPACE_)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !unset.test(name)));
  const server = spawn(process.execPath, [join(root, "dist/cli/main.js"), "run", join(folder, file), "--port", "0"], {
    cwd: directory,
    env: { ...env, HOST: "127.0.0.1", HARDCASE_CACHE_DIR: join(directory, "cache") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(server, "close") as Promise<[exitCode: number | null, signal: string | null]>;
  const warnings: string[] = [];
  server.stderr.setEncoding("utf8").on("data", (text: string) => warnings.push(text));
  onTestFinished(async () => {
    server.kill("SIGKILL");
    await closed;
    await rm(directory, { recursive: true });
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\/\/\S+:\d+/.exec(line)?.[0];
    if (url) return { url, server, directory, closed, warnings };
  }
  throw new Error(`${file} ended and named no address: ${warnings.join("")}`);
}

async function run(url: string, endpoint: string, { inputs, uploads = {} }: Sample) {
  const body = { ...inputs };
  for (const [name, path] of Object.entries(uploads)) body[name] = await upload(url, path);
  const answer = await fetch(`${url}/api/run/${endpoint}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as { outputs: Record<string, unknown> };
}

async function upload(url: string, path: string): Promise<unknown> {
  const form = new FormData();
  form.append("files", new Blob([await readFile(join(folder, path))], { type: "image/png" }), path.split("/").at(-1));
  const answer = await fetch(`${url}/api/upload`, { method: "POST", body: form });
  const [file] = (await answer.json()) as unknown[];
  return file;
}

test("every example is tried here and told of in the docs", async () => {
  expect(files).toEqual(Object.keys(examples).sort());
  const page = await readFile(join(root, "docs/examples.md"), "utf8");
  expect(files.filter((file) => !page.includes(`npm start -- examples/${file}`))).toEqual([]);
});

describe.each(files)("examples/%s", (file) => {
  test("is one short file that names a hard case", async () => {
    const source = await readFile(join(folder, file), "utf8");
    expect(source.trimEnd().split("\n").length).toBeLessThan(40);
    expect(source).toMatch(/\n {4}title: "/);
    expect(source).toMatch(/\n {4}description:\s[\s\S]*A hard case to try and flag: /);
    // A page of Blocks has no list of examples.
    if (!source.includes("new Blocks(")) expect(source).toMatch(/\n {4}examples: \[/);
    expect(source).toMatch(/\nawait demo\.launch\(\);\nexport default demo;\n$/);
  });

  test("serves its page, is right where it is easy, and wrong as described", { timeout: 60_000 }, async () => {
    const { endpoint, easy, hard } = examples[file] as Example;
    const { url, server, directory, closed, warnings } = await serve(file);

    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("A hard case to try and flag: ");
    expect((await run(url, endpoint, easy)).outputs).toEqual(easy.outputs);
    expect((await run(url, endpoint, hard)).outputs).toEqual(hard.outputs);

    server.kill("SIGTERM");
    await closed;
    expect(warnings.join("")).toBe("");
    expect((await readdir(directory)).filter((name) => name !== "cache" && name !== "flagged")).toEqual([]);
  });
});

test("sepia makes a picture taken at night as light as one by day", { timeout: 60_000 }, async () => {
  const { url } = await serve("sepia.ts");
  for (const name of ["house-by-day", "house-by-night"]) {
    const { outputs } = await run(url, "sepia", { inputs: {}, uploads: { im: `pictures/${name}.png` }, outputs: {} });
    const picture = await fetch(new URL((outputs.Output as { url: string }).url, url));
    const { channels, entropy } = await sharp(await picture.arrayBuffer()).stats();
    const [red, green, blue] = channels.map(({ mean }) => mean) as [number, number, number];
    expect(Math.max(...channels.map(({ max }) => max))).toBe(255);
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
    expect(entropy).toBeGreaterThan(1);
  }
});

test("the camera's drawing has lines by day, and hardly any by night", { timeout: 60_000 }, async () => {
  const { url } = await serve("live-camera.ts");
  const drawnShare = async (name: string) => {
    const { outputs } = await run(url, "outlines", { inputs: { Threshold: 60 }, uploads: { Camera: `pictures/${name}.png` }, outputs: {} });
    const drawing = await fetch(new URL((outputs.Drawing as { url: string }).url, url));
    return 1 - ((await sharp(await drawing.arrayBuffer()).stats()).channels[0]?.mean ?? 0) / 255;
  };
  const [byDay, byNight] = [await drawnShare("house-by-day"), await drawnShare("house-by-night")];
  expect(byDay).toBeGreaterThan(0.005);
  expect(byNight).toBeLessThan(byDay / 2);
});

test("a story comes word by word", { timeout: 60_000 }, async () => {
  const { url } = await serve("streaming.ts");
  const reader = new AbortController();
  const answer = await fetch(`${url}/api/run/story`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ opening: "Alice", length: 100 }),
    signal: reader.signal,
  });
  let events = "";
  const decoder = new TextDecoder();
  for await (const bytes of answer.body as ReadableStream<Uint8Array>) {
    events += decoder.decode(bytes, { stream: true });
    if (events.includes("not a moment")) break;
  }
  reader.abort();
  const stories = [...events.matchAll(/"Story":"([^"]*)"/g)].map(([, story]) => story);
  expect(stories.slice(0, 3)).toEqual(["Alice had", "Alice had not", "Alice had not a"]);
  expect(events).not.toContain("event: done");
});

test("a process that has read a page ends by itself", async () => {
  const address = (path: string) => JSON.stringify(pathToFileURL(join(root, path)).href);
  const script = `
    import { createJiti } from "jiti";
    import sharp from "sharp";
    const { readPage } = await createJiti(${address("test/examples.test.ts")}).import(${address("examples/models/page-reader.ts")});
    const picture = sharp(new URL(${address("examples/pictures/invoice.png")}).pathname).removeAlpha().toColourspace("srgb");
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    console.log(JSON.stringify(await readPage({ data, ...info })));`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  expect(await once(child, "close")).toEqual([0, null]);
  expect(JSON.parse(printed)).toEqual({ text: "Invoice 2026-11-24\nTotal: $1,204.50", confidence: 95 });
});
