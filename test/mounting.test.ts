import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import express from "express";
import { Hono } from "hono";
import { afterAll, describe, expect, test } from "vitest";
import { Blocks, button, DemoSite, Interface, image, number, TabbedInterface } from "../src/index.ts";

const folder = await mkdtemp(join(tmpdir(), "hardcase-mounting-"));
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await rm(folder, { recursive: true });
});

function makeMirror(): Interface<readonly [ReturnType<typeof image>], "image"> {
  const mirror = new Interface((im) => im, [image({ label: "im" })], "image", {
    title: "Mirror",
    apiName: "mirror",
    flaggingDir: join(folder, "mirror"),
  });
  closing.push(() => mirror.close());
  return mirror;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (url: string, body: object, headers = {}) =>
  fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

/** Every address in the page's head, as a browser at this address would ask for it. */
async function assetsOf(page: string): Promise<string[]> {
  const html = await (await fetch(page)).text();
  return [...html.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, path]) => new URL(path as string, page).href);
}

const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC", "base64");

/** Uses a mounted demo from its page to its flags. */
async function useMirror(base: string): Promise<void> {
  const assets = await assetsOf(base);
  expect(assets.length).toBeGreaterThan(3);
  for (const asset of assets) expect((await fetch(asset)).status, asset).toBe(200);

  const form = new FormData();
  form.append("files", new Blob([picture]), "dot.png");
  const [im] = (await (await fetch(`${base}api/upload`, { method: "POST", body: form })).json()) as [{ url: string }];
  expect(Buffer.from(await (await fetch(new URL(im.url, base))).arrayBuffer())).toEqual(picture);
  const { outputs, receipt } = await (await post(`${base}api/run/mirror`, { im })).json();
  expect((await fetch(new URL(outputs.Output.url, base))).status).toBe(200);
  expect((await post(`${base}api/flag`, { receipt, inputs: { im }, outputs })).status).toBe(201);
}

describe("a demo under a path of another server", () => {
  test("works in Hono", async () => {
    const demo = makeMirror();
    const app = new Hono().get("/", (context) => context.text("mine")).mount("/mirror", (request) => demo.fetch(request));
    const origin = await listen(createServer(getRequestListener(app.fetch)));
    await useMirror(`${origin}/mirror/`);
    expect(await (await fetch(`${origin}/`)).text()).toBe("mine");
  });

  test("works in Express", async () => {
    const demo = makeMirror();
    const app = express();
    app.use(
      "/mirror",
      getRequestListener((request) => demo.fetch(request)),
    );
    app.get("/", (_request, response) => void response.send("mine"));
    const origin = await listen(createServer(app));
    await useMirror(`${origin}/mirror/`);
    expect(await (await fetch(`${origin}/`)).text()).toBe("mine");
  });

  test("works as a route handler of a framework that strips nothing, once the path is taken off", async () => {
    const demo = makeMirror();
    const handler = (request: Request) => demo.fetch(new Request(request.url.replace("/app/mirror", ""), request));
    const origin = await listen(createServer(getRequestListener(handler)));
    await useMirror(`${origin}/app/mirror/`);
  });
});

describe("several demos in one server", () => {
  const doubled = number({ label: "B" });
  const given = number({ label: "A" });
  const go = button("Double");
  go.click((n) => n * 2, given, doubled, { apiName: "double" });
  const site = new DemoSite({ "/mirror": makeMirror(), "/maths/double": new Blocks({ title: "Double" }, given, go, doubled) });

  test("each has its page, its API and its flags under its path", async () => {
    await using launched = await site.launch({ port: 0, quiet: true });
    await useMirror(`${launched.url}/mirror/`);
    const answer = await post(`${launched.url}/maths/double/api/run/double`, { A: 21 });
    expect(await answer.json()).toMatchObject({ outputs: { B: 42 } });
    expect((await post(`${launched.url}/mirror/api/run/double`, { A: 21 })).status).toBe(404);
  });

  test("a path without its slash leads to the page, with its query", async () => {
    const answer = await site.fetch(new Request("http://host.example/maths/double?view=embed", { redirect: "manual" }));
    expect(answer.status).toBe(308);
    expect(new URL(answer.headers.get("location") ?? "", "http://host.example/maths/double").pathname).toBe("/maths/double/");
  });

  test("a list of them stands where no demo does, and says so to whoever asks for another path", async () => {
    const list = await (await site.fetch(new Request("http://host.example/"))).text();
    expect(list).toContain('<a href="mirror/">Mirror</a>');
    const missing = await site.fetch(new Request("http://host.example/nothing"));
    expect(missing.status).toBe(404);
    expect(await missing.json()).toEqual({
      error: { code: "HC_NOT_FOUND", message: "Nothing answers GET /nothing.", hint: "There is /mirror/, /maths/double/." },
    });
  });

  test.each([
    [{ mirror: makeMirror() }, 'DemoSite: a path must be like "/calculator", got "mirror".'],
    [{ "/a/": makeMirror() }, 'DemoSite: a path must be like "/calculator", got "/a/".'],
    [{ "/a": 3 as never }, 'DemoSite: "/a" must be a demo, got 3.'],
    [{}, "DemoSite needs one demo at least, by its path."],
  ])("refuses %o", (demos, message) => {
    expect(() => new DemoSite(demos)).toThrow(message);
  });
});

describe("several demos on one page", () => {
  const louder = () =>
    new Interface((text) => text.toUpperCase(), "text", "text", { apiName: "change", flaggingDir: join(folder, "louder") });
  const quieter = () =>
    new Interface((text) => text.toLowerCase(), "text", "text", { apiName: "change", flaggingDir: join(folder, "quieter") });

  test("endpoints of one name get numbers, and each keeps its flags in its own folder", async () => {
    const tabs = new TabbedInterface([louder(), quieter()], ["Louder", "Quieter"]);
    await using launched = await tabs.launch({ port: 0, quiet: true });
    expect(await (await post(`${launched.url}/api/run/change`, { text: "aB" })).json()).toMatchObject({ outputs: { Output: "AB" } });
    const inputs = { text: "aB" };
    const { outputs, receipt } = await (await post(`${launched.url}/api/run/change_1`, inputs)).json();
    expect(outputs).toEqual({ Output: "ab" });
    expect((await post(`${launched.url}/api/flag`, { receipt, inputs, outputs })).status).toBe(201);
    const { readCsv } = await import("../src/index.ts");
    expect(await readCsv(join(folder, "quieter", "logs.csv"))).toMatchObject([{ text: "aB", Output: "ab" }]);
    await expect(readCsv(join(folder, "louder", "logs.csv"))).rejects.toThrow();
  });

  test("a demo alone keeps its own names", async () => {
    const demo = quieter();
    new TabbedInterface([louder(), demo]);
    expect(demo.parts.endpoints.map(({ name }) => name)).toEqual(["change"]);
  });

  test("a demo that asks for a login of its own is not opened to everybody", async () => {
    const open = new Interface((text) => text, "text", "text", { auth: [["ada", "lovelace"]] });
    await expect(new TabbedInterface([louder(), open]).launch({ port: 0, quiet: true })).rejects.toThrow(
      "TabbedInterface: demos[1] asks for a login of its own.",
    );
    await expect(new TabbedInterface([louder(), open]).fetch(new Request("http://host.example/"))).rejects.toThrow("login of its own");
  });

  test.each([
    [() => new TabbedInterface([]), "TabbedInterface: demos must be a list with one demo at least, got []."],
    [() => new TabbedInterface([louder()], ["a", "b"]), "TabbedInterface has 1 demos but 2 labels."],
    [() => new TabbedInterface([3 as never]), "TabbedInterface: demos[0] must be a demo, got 3."],
  ])("refuses what cannot be tabs", (make, message) => {
    expect(make).toThrow(message);
  });
});
