import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "chokidar";

const settleMs = 50;
const ignored = /(^|[/\\])(node_modules|dist|flagged|\.[^/\\.][^/\\]*)([/\\]|$)/;
const source = /\.([cm]?[jt]sx?|json)$/;

/**
 * Runs the command line in a process of its own, and starts that again whenever a source file of the folders changes, until a
 * signal ends both.
 *
 * @param written Files that the process itself writes, which start nothing.
 */
export function restartOnChange(command: readonly string[], folders: readonly string[], written: readonly string[] = []): void {
  const main = fileURLToPath(new URL("./main.js", import.meta.url));
  const start = () => spawn(process.execPath, [main, ...command], { stdio: "inherit" });
  const own = new Set(written.map((path) => resolve(path)));
  let child = start();
  let settled: NodeJS.Timeout | undefined;
  let restarted = Promise.resolve();
  const restart = async () => {
    await stop(child, "SIGTERM");
    child = start();
  };
  const watcher = watch(
    folders.map((folder) => resolve(folder)),
    {
      ignoreInitial: true,
      ignored: (path, stats) => ignored.test(path) || own.has(resolve(path)) || (stats?.isFile() === true && !source.test(path)),
    },
  );
  // An editor may write several files at once, and each more than once.
  watcher.on("all", () => {
    clearTimeout(settled);
    settled = setTimeout(() => {
      restarted = restarted.then(restart);
    }, settleMs);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void Promise.all([watcher.close(), stop(child, signal)]).then(() => process.exit(signal === "SIGINT" ? 130 : 143));
    });
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
