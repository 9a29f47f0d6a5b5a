import { describe, expect, test } from "vitest";
import { runCheck } from "./run-check.ts";

const rooms = (files: Readonly<Record<string, string>>) => runCheck("rooms", files);
const passed = { exitCode: 0, output: "" };

describe("npm run check, rooms", () => {
  test("lets a room import the rooms that the table gives it", async () => {
    expect(
      await rooms({
        "src/server/page.ts": `import { run } from "../runs/run.ts"; import { Component } from "../components/component.ts"; import hono from "hono";`,
        "src/launch.ts": `import "./server/page.ts"; import "./flagging/flagger.ts";`,
      }),
    ).toEqual(passed);
  });

  test.each([
    ["a static import", `import { flag } from "../flagging/flag.ts";`],
    ["a type-only import", `import type { Flag } from "../flagging/flag.ts";`],
    ["a re-export", `export { flag } from "../flagging/flag.ts";`],
    ["a re-export of everything", `export * from "../flagging/flag.ts";`],
    ["a lazy import", `const load = () => import("../flagging/flag.ts");`],
    ["an import type in an expression", `type Flag = import("../flagging/flag.ts").Flag;`],
    ["an import for its effects", `import "../flagging/flag.ts";`],
  ])("fails on %s against the table", async (_, code) => {
    expect(await rooms({ "src/server/page.ts": `\n${code}` })).toEqual({
      exitCode: 1,
      output: `src/server/page.ts:2 imports "../flagging/flag.ts": server may import runs, demo, components, not flagging.`,
    });
  });

  test("sees imports in a file with JSX", async () => {
    const { output } = await rooms({
      "src/components/a.tsx": `import { b } from "../page/b.tsx";\nexport const A = () => <b>{b}</b>;`,
    });
    expect(output).toBe(`src/components/a.tsx:1 imports "../page/b.tsx": components may import no other room, not page.`);
  });

  test("sees the start of a computed path", async () => {
    const { output } = await rooms({ "src/demo/a.ts": "const load = (kind: string) => import(`../server/${kind}.ts`);" });
    expect(output).toBe(`src/demo/a.ts:1 imports "../server/": demo may import components, not server.`);
  });

  test("exempts tests", async () => {
    const code = `import { flag } from "../flagging/flag.ts";`;
    expect(await rooms({ "src/server/page.test.ts": code, "src/server/view.test.tsx": code, "src/server/page.test-d.ts": code })).toEqual(
      passed,
    );
  });

  test("lets a demo reach launch.ts lazily", async () => {
    expect(await rooms({ "src/demo/demo.ts": `const launch = () => import("../launch.ts");` })).toEqual(passed);
  });

  test("refuses a demo that loads launch.ts at once", async () => {
    const { output } = await rooms({ "src/demo/demo.ts": `import { launchDemo } from "../launch.ts";` });
    expect(output).toBe(`src/demo/demo.ts:1 imports "../launch.ts": demo may import components, not launch.ts.`);
  });

  test("lets the page take types from any room, and values from components", async () => {
    expect(
      await rooms({
        "src/page/main.tsx": `import type { PageConfig } from "../server/page-config.ts"; import { Icon } from "../components/view/icon.tsx";
const views = import.meta.glob("../components/*/*.view.tsx");`,
      }),
    ).toEqual(passed);
  });

  test("refuses a page that takes a value from another room", async () => {
    const { output } = await rooms({
      "src/page/main.tsx": `import { config, type PageConfig } from "../server/page-config.ts";`,
    });
    expect(output).toBe(`src/page/main.tsx:1 imports "../server/page-config.ts": page may take only types from server (import type).`);
  });

  test("refuses Node's modules in what runs in the browser", async () => {
    const { output } = await rooms({ "src/components/number/number.view.tsx": `import { join } from "node:path";` });
    expect(output).toBe(`src/components/number/number.view.tsx:1 imports "node:path", which a browser does not have.`);
  });

  test("lets review's page import the page, and review not", async () => {
    const code = `import { Shell } from "../../page/shell.tsx";`;
    expect(await rooms({ "src/review/page/review.tsx": code })).toEqual(passed);
    expect(await rooms({ "src/review/routes/review.ts": code })).toMatchObject({
      output: `src/review/routes/review.ts:1 imports "../../page/shell.tsx": review may import flagging, cases, datasets, components, not page.`,
    });
  });

  test("refuses what is outside src, and the package's own name", async () => {
    const { output } = await rooms({ "src/cli/main.ts": `import "../../examples/calculator.ts";\nimport "hardcase";` });
    expect(output).toBe(
      [
        `src/cli/main.ts:1 imports "../../examples/calculator.ts": what is outside src is not in the package.`,
        `src/cli/main.ts:2 imports "hardcase": inside src, import the file itself.`,
      ].join("\n"),
    );
  });

  test("refuses a room that the table does not know", async () => {
    const { output } = await rooms({ "src/plumbing/pipe.ts": "export const pipe = 1;" });
    expect(output).toBe(`src/plumbing/pipe.ts: "plumbing" is not in the table of rooms (scripts/check/room-table.mjs).`);
  });
});
