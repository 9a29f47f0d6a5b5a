import { describe, expect, test } from "vitest";
import { runCheck } from "./run-check.ts";

const block = (code: string) => `\`\`\`ts\n${code}\n\`\`\`\n`;

describe("npm run check, docs", () => {
  test("fails on a link and on a path that lead nowhere", async () => {
    const page =
      "See [the guide](docs/guide.md), [a part](#the-part) and `src/run.ts`.\n\n[Gone](docs/gone.md)\n`src/gone.ts`\n[No heading](#none)";
    expect(await runCheck("docs-paths", { "README.md": `${page}\n## The part\n`, "docs/guide.md": "", "src/run.ts": "" })).toEqual({
      exitCode: 1,
      output: [
        "README.md:3 links to docs/gone.md, which does not exist.",
        "README.md:4 names src/gone.ts, which does not exist.",
        "README.md:5 links to #none, but README.md has no such heading.",
      ].join("\n"),
    });
  });

  test("leaves addresses of the web and paths inside of code blocks alone", async () => {
    const page = `[Web](https://example.org/a) \n${block('import "./gone.ts"; // `src/gone.ts`')}`;
    expect(await runCheck("docs-paths", { "README.md": page })).toEqual({ exitCode: 0, output: "" });
  });

  test("fails on a block that does not compile, at the page's line", async () => {
    const page = `# Guide\n\n${block("const fine: number = 1;")}${block('\nconst wrong: number = "1";')}`;
    expect(await runCheck("docs-code", { "docs/guide.md": page })).toEqual({
      exitCode: 1,
      output: "docs/guide.md:8 error TS2322: Type 'string' is not assignable to type 'number'.",
    });
  });
});
