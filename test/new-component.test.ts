import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "hardcase-new-component-"));
  const parts = [
    "src",
    "scripts",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "biome.json",
    "vitest.config.ts",
    "test/store-thread.ts",
    ".gitignore",
  ];
  await Promise.all(parts.map((part) => cp(join(root, part), join(copy, part), { recursive: true })));
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  // Biome reads .gitignore, which only counts in a repository.
  await run("git", ["init", "--quiet"], { cwd: copy });
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const begin = (...given: string[]) => run(process.execPath, ["scripts/new-component.mjs", ...given], { cwd: copy });
const tool = (name: string, ...given: string[]) => run(join(root, "node_modules/.bin", name), given, { cwd: copy });

test("begins a kind that keeps the contract, compiles, and is named where kinds are named", { timeout: 120_000 }, async () => {
  const { stdout } = await begin("starRating");
  expect(stdout).toContain("wrote src/components/star-rating/star-rating.view.tsx");
  const registry = await readFile(join(copy, "src/components/index.ts"), "utf8");
  expect(registry).toMatch(/slider\.ts";\nexport \{ starRating \} from "\.\/star-rating\/star-rating\.ts";\n/);
  const index = await readFile(join(copy, "src/index.ts"), "utf8");
  expect(index).toMatch(/\n {2}slider,\n {2}starRating,\n/);
  expect(index).toContain('export type { StarRatingOptions } from "./components/star-rating/star-rating.ts";');

  await tool("biome", "check", "src/components/star-rating", "src/components/index.ts", "src/index.ts");
  const vitest = await tool("vitest", "run", "src/components/star-rating", "src/components/components.test.ts", "-t", "starRating|text");
  expect(vitest.stdout).toMatch(/Test Files .*2 passed/);
  await writeFile(join(copy, "tsconfig.new.json"), '{ "extends": "./tsconfig.json", "include": ["src/components/star-rating"] }');
  await tool("tsc", "-p", "tsconfig.new.json");
});

test.each([
  [[], "A name is missing: npm run new:component -- starRating"],
  [["star-rating"], 'A component\'s name must be camelCase, such as starRating, got "star-rating".'],
  [["StarRating"], 'must be camelCase, such as starRating, got "StarRating".'],
  [["../evil"], 'must be camelCase, such as starRating, got "../evil".'],
  [["delete"], "A component must not be named delete: JavaScript keeps this word for itself."],
  [["slider"], "src/components/slider is there already."],
  [["view"], "src/components/view is there already."],
  [["readCsv"], "src/index.ts exports readCsv already; choose another name."],
])("refuses %j with one sentence", async (given, message) => {
  const { code, stderr } = (await begin(...given).catch((error) => error)) as { code: number; stderr: string };
  expect(code).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});
