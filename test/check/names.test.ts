import { describe, expect, test } from "vitest";
import { runCheck } from "./run-check.ts";

const names = (files: Readonly<Record<string, string>>) => runCheck("names", files);
const code = "export const answer = 42;";

describe("npm run check, names", () => {
  test("passes kebab-case files with named exports", async () => {
    expect(
      await names({
        "src/index.ts": code,
        "src/components/check-box/check-box.ts": code,
        "src/components/check-box/check-box.view.tsx": code,
        "src/components/check-box/check-box.test.ts": code,
        "src/components/check-box/check-box.css": "",
        "src/demo/interface.test-d.ts": code,
      }),
    ).toEqual({ exitCode: 0, output: "" });
  });

  test.each([
    ["src/runs/runQueue.ts", "src/runs/runQueue.ts: file names are kebab-case."],
    ["src/runs/index.ts", "src/runs/index.ts: only src/index.ts and src/components/index.ts may be called index."],
    ["src/runs/utils/queue.ts", `src/runs/utils: a folder called "utils" says nothing of what is in it; name it after that.`],
    ["src/runs/Queue/queue.ts", "src/runs/Queue: folder names are kebab-case."],
  ])("fails on %s", async (file, output) => {
    expect(await names({ [file]: code })).toEqual({ exitCode: 1, output });
  });

  test.each(["export default 42;", "const answer = 42; export { answer as default };"])("fails on %s", async (text) => {
    expect(await names({ "src/runs/run.ts": text })).toEqual({
      exitCode: 1,
      output: "src/runs/run.ts: exports a default; give it a name, so that search finds every use.",
    });
  });

  test("asks a component for its three files", async () => {
    const { output } = await names({ "src/components/stars/stars.view.tsx": code, "src/components/stars/stars.ts": code });
    expect(output).toBe("src/components/stars: a component has its stars.test.ts, and it is missing.");
  });
});
