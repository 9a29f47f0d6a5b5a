import { readFile } from "node:fs/promises";
import { defineComponent, Interface } from "hardcase";
import { componentContract, openTemporaryFiles, viewContract } from "hardcase/testing";
import { Fragment, h } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { renderToString } from "preact-render-to-string";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { stars } from "./fixtures/stars.ts";
import { createView } from "./fixtures/stars.view.js";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());

const view = createView({ h: h as never, Fragment, useEffect, useMemo: useMemo as never, useRef, useState });
const render = (face: Parameters<typeof h>[0], props: object) => renderToString(h(face, props));

test.each([...componentContract(stars(), temporary), ...viewContract(stars(), view, { files: temporary.files, render })])(
  "an owner's own component $name",
  ({ run }) => run(),
);

test("the page of a demo names the view of an owner's own component, and the server has it", async () => {
  const demo = new Interface((given) => given, stars(), "number");
  const launched = await demo.launch({ port: 0, host: "127.0.0.1", quiet: true });
  onTestFinished(() => demo.close());
  const page = await (await fetch(launched.url)).text();
  const address = /views\/stars\.js\?[\w-]{12}/.exec(page)?.[0];
  const script = await fetch(new URL(address ?? "", launched.url));
  expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(await script.text()).toBe(await readFile(new URL("./fixtures/stars.view.js", import.meta.url), "utf8"));
  expect((await fetch(new URL("views/moons.js", launched.url))).status).toBe(404);
});

test.each([
  [new URL("https://host.example/stars.js"), "moon: view must be the address of a file, got https://host.example/stars.js."],
  ["./stars.view.js", "moon: view must be the address of a file, got ./stars.view.js."],
])("refuses %s for a view", (address, message) => {
  expect(() => defineComponent({ name: "moon", view: address } as never)).toThrow(message);
});

test("refuses two views for one name", () => {
  expect(() => defineComponent({ name: "stars", view: new URL("./other.js", import.meta.url) } as never)).toThrow(
    'Two kinds are named "stars", each with a view of its own.',
  );
});
