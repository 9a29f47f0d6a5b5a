import { describe, expect, test } from "vitest";
import { runCheck } from "./run-check.ts";

const rings = (files: Readonly<Record<string, string>>) => runCheck("rings", files);
const passed = { exitCode: 0, output: "" };

describe("npm run check, rings", () => {
  test("fails on a ring and shows the way around it", async () => {
    expect(
      await rings({
        "src/runs/a.ts": `import "./b.ts";`,
        "src/runs/b.ts": `export { c } from "./c.ts";`,
        "src/runs/c.ts": `export const c = () => import("./a.ts");`,
        "src/runs/d.ts": `import "./a.ts";`,
      }),
    ).toEqual({
      exitCode: 1,
      output:
        "src/runs/a.ts -> src/runs/b.ts -> src/runs/c.ts -> src/runs/a.ts is a ring of imports: move what both ends need into a file of its own.",
    });
  });

  test("reports each of two rings once", async () => {
    const { output } = await rings({
      "src/runs/a.ts": `import "./b.ts";`,
      "src/runs/b.ts": `import "./a.ts";`,
      "src/server/c.ts": `import "./d.ts";`,
      "src/server/d.ts": `import "./c.ts";`,
    });
    expect(output.split("\n")).toHaveLength(2);
  });

  test("lets types point at each other", async () => {
    expect(
      await rings({
        "src/runs/a.ts": `import type { B } from "./b.ts";`,
        "src/runs/b.ts": `import { a } from "./a.ts";`,
      }),
    ).toEqual(passed);
  });

  test("lets launch() of a demo reach launch.ts", async () => {
    expect(
      await rings({
        "src/demo/demo.ts": `export const launch = () => import("../launch.ts");`,
        "src/launch.ts": `import { launch } from "./demo/demo.ts";`,
      }),
    ).toEqual(passed);
  });

  test("lets files share an import", async () => {
    expect(
      await rings({
        "src/runs/a.ts": `import "./b.ts"; import "./c.ts";`,
        "src/runs/b.ts": `import "./c.ts";`,
        "src/runs/c.ts": "export const c = 1;",
      }),
    ).toEqual(passed);
  });
});
