import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "chokidar";

const settleMs = 50;
const ignored = /(^|[/\\])(node_modules|dist|flagged|\.[^/\\.][^/\\]*)([/\\]|$)/;

/** Serves an app in a process of its own, and starts that again whenever a source file beside the app changes. */
export async function watchApp(app: string): Promise<void> {
  const main = fileURLToPath(new URL("./main.js", import.meta.url));
  const start = () => spawn(process.execPath, [main, "run", app], { stdio: "inherit" });
  let child = start();
  let settled: NodeJS.Timeout | undefined;
  let restarted = Promise.resolve();
  const restart = async () => {
    await stop(child);
    child = start();
  };
  const watcher = watch(dirname(resolve(app)), {
    ignoreInitial: true,
    ignored: (path, stats) => ignored.test(path) || (stats?.isFile() === true && !/\.([cm]?[jt]sx?|json)$/.test(path)),
  });
  // An editor may write several files at once, and each more than once.
  watcher.on("all", () => {
    clearTimeout(settled);
    settled = setTimeout(() => {
      restarted = restarted.then(restart);
    }, settleMs);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void Promise.all([watcher.close(), stop(child)]).then(() => process.exit(signal === "SIGINT" ? 130 : 143));
    });
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
