import type { CallToolResult, Progress } from "@modelcontextprotocol/sdk/types.js";
import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { blockOf, call, textOf, useAgents } from "../../test/fixtures/agents.ts";
import { DemoSite, file, Interface, image, text } from "../index.ts";

const { clientOf, closeWithTest, connect, launch } = useAgents();

describe("files", () => {
  const picture = () =>
    sharp({ create: { width: 3, height: 2, channels: 3, background: "#ff0000" } })
      .png()
      .toBuffer();
  const sizeDemo = () =>
    new Interface((im) => im, image({ label: "Picture" }), image({ label: "Same" }), {
      apiName: "same",
      mcp: true,
      allowFlagging: "never",
    });

  test.each([
    ["a data: URI", (base64: string) => `data:image/png;base64,${base64}`],
    ["an object with its bytes", (base64: string) => ({ base64, mimeType: "image/png" })],
    ["an object with its bytes and its name", (base64: string) => ({ base64, name: "red.png" })],
  ])("come as %s, and pictures go as pictures", async (_title, write) => {
    const result = await call(await clientOf(sizeDemo()), "same", { Picture: write((await picture()).toString("base64")) });
    const shown = blockOf(result, "image");
    expect(shown?.mimeType).toBe("image/png");
    expect(await sharp(Buffer.from(shown?.data ?? "", "base64")).metadata()).toMatchObject({ width: 3, height: 2 });
    expect(result.structuredContent).toMatchObject({ Same: { mime_type: "image/png" } });
  });

  test("of other types are linked, and a link can be sent on", async () => {
    const copy = new Interface((path) => path, file({ label: "File" }), file({ label: "Copy" }), {
      apiName: "copy",
      mcp: true,
      allowFlagging: "never",
    });
    const client = await clientOf(copy);
    const first = await call(client, "copy", { File: { base64: Buffer.from("a,b\n").toString("base64"), name: "table.csv" } });
    const link = blockOf(first, "resource_link");
    expect(link).toMatchObject({ name: "table.csv", mimeType: "text/csv", size: 4 });
    expect(await (await fetch(link?.uri ?? "")).text()).toBe("a,b\n");
    const second = await call(client, "copy", { File: link?.uri });
    expect(second.structuredContent).toMatchObject({ Copy: { size: 4 } });
  });

  test("are linked under the path at which a demo stands among others", async () => {
    const copy = new Interface((path) => path, file({ label: "File" }), file({ label: "Copy" }), { apiName: "copy", mcp: true });
    const launched = await new DemoSite({ "/one/copy": copy }).launch({ port: 0, host: "127.0.0.1", quiet: true });
    closeWithTest(launched);
    const client = await connect(`${launched.url}/one/copy`);
    const link = blockOf(await call(client, "copy", { File: "data:text/csv,a" }), "resource_link");
    expect(link?.uri).toMatch(`${launched.url}/one/copy/api/file/`);
    expect(await (await fetch(link?.uri ?? "")).text()).toBe("a");
  });

  test.each([
    ["http://127.0.0.1:1/secret.png", "is no file of this server, and no other address is fetched."],
    ["https://example.org/picture.png", "is no file of this server, and no other address is fetched."],
    ["file:///etc/passwd", "is no file of this server, and no other address is fetched."],
    [`http://127.0.0.1/api/file/${"0".repeat(64)}/a.png`, "is not on this server."],
    ["data:image/png;base64", 'There is no file at "data:…".'],
  ])("are not fetched from %s", async (address, message) => {
    const result = await call(await clientOf(sizeDemo()), "same", { Picture: address });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(message);
  });

  test("that are too large are refused", async () => {
    const demo = new Interface((path) => path, file({ label: "File" }), "text", { apiName: "size", mcp: true, maxFileSize: 10 });
    const result = await call(await clientOf(demo), "size", { File: { base64: Buffer.alloc(11).toString("base64"), name: "a.bin" } });
    expect(textOf(result)).toMatch(/too large/);
  });

  test("are not seen in a text that looks like one", async () => {
    const demo = new Interface((word) => word, text({ label: "Word" }), text({ label: "Same" }), { apiName: "echo", mcp: true });
    const result = await call(await clientOf(demo), "echo", { Word: "data:text/plain,hello" });
    expect(result.structuredContent).toEqual({ Same: "data:text/plain,hello" });
  });
});

describe("progress", () => {
  test("tells what the function says of it", async () => {
    const demo = new Interface(
      async (word, { progress, warning }) => {
        progress(1, 2, "half");
        await vi.waitFor(() => expect(seen.some(({ message }) => message === "half")).toBe(true));
        warning("Nearly.");
        return word;
      },
      text({ label: "Word" }),
      "text",
      { apiName: "work", mcp: true },
    );
    const seen: Progress[] = [];
    const client = await clientOf(demo);
    const result = await client.callTool({ name: "work", arguments: { Word: "hi" } }, undefined, { onprogress: (one) => seen.push(one) });
    expect(seen[0]).toEqual({ progress: 1, total: 2, message: "half" });
    expect(seen.map(({ progress }) => progress)).toEqual(seen.map(({ progress }) => progress).toSorted((a, b) => a - b));
    expect(textOf(result as CallToolResult)).toContain("Warning: Nearly.");
  });

  test("tells each output of a stream", async () => {
    const seen: Progress[] = [];
    const demo = new Interface(
      async function* () {
        for (const part of ["o", "on", "one"]) {
          yield part;
          if (part !== "one") await vi.waitFor(() => expect(seen.at(-1)?.message).toBe(part));
        }
      },
      null,
      "text",
      { apiName: "say", mcp: true },
    );
    const client = await clientOf(demo);
    const result = await client.callTool({ name: "say" }, undefined, { onprogress: (one) => seen.push(one) });
    expect(seen.slice(0, 2)).toEqual([
      { progress: 1, message: "o" },
      { progress: 2, message: "on" },
    ]);
    expect(result.structuredContent).toEqual({ Output: "one" });
  });
});

describe("a call that is cancelled", () => {
  /** A function that ends only when its signal fires. */
  function waiting() {
    const told = { started: 0, stopped: 0 };
    const demo = new Interface(
      (_word, { signal }) =>
        new Promise<string>((resolve) => {
          told.started += 1;
          signal.addEventListener("abort", () => {
            told.stopped += 1;
            resolve("");
          });
        }),
      text({ label: "Word" }),
      "text",
      { apiName: "wait", mcp: true },
    );
    return { demo, told };
  }

  test("stops its run, and no other", async () => {
    const { demo, told } = waiting();
    const url = await launch(demo);
    // Both count their requests from the same number.
    const clients = [await connect(url), await connect(url)];
    const stops = clients.map(() => new AbortController());
    const calls = clients.map((client, index) =>
      client
        .callTool({ name: "wait", arguments: { Word: "a" } }, undefined, { signal: (stops[index] as AbortController).signal })
        .catch(String),
    );
    await vi.waitFor(() => expect(told.started).toBe(2));
    stops[0]?.abort();
    await calls[0];
    await vi.waitFor(() => expect(told.stopped).toBe(1));
    stops[1]?.abort();
    await calls[1];
    await vi.waitFor(() => expect(told.stopped).toBe(2));
  });

  test("by hanging up stops its run too", async () => {
    const { demo, told } = waiting();
    const client = await clientOf(demo);
    const called = client.callTool({ name: "wait", arguments: { Word: "a" } }).catch(String);
    await vi.waitFor(() => expect(told.started).toBe(1));
    await client.close();
    await called;
    await vi.waitFor(() => expect(told.stopped).toBe(1));
  });
});
