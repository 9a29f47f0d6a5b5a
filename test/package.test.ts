import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));

const app = `import { Interface } from "hardcase";

export default new Interface((celsius) => celsius * 1.8 + 32, "number", "number", { apiName: "convert" });
`;

/** Packs this repository and installs the tarball into a project that has nothing else. */
async function installPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-package-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { stdout } = await run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], { cwd: root });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "project", private: true, type: "module" }));
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, filename)], { cwd: project });
  return project;
}

/** Starts the command and gives the address that it prints. */
async function serve(project: string, ...commandArguments: string[]): Promise<string> {
  const command = join(project, "node_modules/.bin/hardcase");
  const env = { ...process.env, HOST: "127.0.0.1", PORT: "0" };
  const server = spawn(command, commandArguments, { cwd: project, env, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    if (server.exitCode !== null) return;
    server.kill("SIGTERM");
    await once(server, "close");
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\/\/\S+:\d+/.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error("The command ended and named no address.");
}

test("the packed package serves a TypeScript demo in an empty project", { timeout: 180_000 }, async () => {
  const project = await installPackage();
  await writeFile(join(project, "app.ts"), app);
  const url = await serve(project, "run", "app.ts");

  const page = await fetch(url);
  expect(page.status).toBe(200);
  const script = /<script[^>]+src="([^"]+)"/.exec(await page.text())?.[1];
  expect((await fetch(new URL(script ?? "", url))).headers.get("content-type")).toContain("text/javascript");

  const answer = await fetch(new URL("/api/run/convert", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ celsius: 100 }),
  });
  expect(await answer.json()).toMatchObject({ outputs: { Output: 212 } });
  await expect(readFile(join(project, "flagged/logs.csv"))).rejects.toThrow("ENOENT");
});
