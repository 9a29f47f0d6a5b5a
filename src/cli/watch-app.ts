import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "chokidar";

const ignored = /(^|[/\\])(node_modules|dist|flagged|\.[^/\\.][^/\\]*)([/\\]|$)/;

/** Serves an app in a process of its own, and starts that again whenever a source file beside the app changes. */
export async function watchApp(app: string): Promise<void> {
  const main = fileURLToPath(new URL("./main.js", import.meta.url));
  const start = () => spawn(process.execPath, [main, "run", app], { stdio: "inherit" });
  let child = start();
  let restarting: Promise<void> | undefined;
  const restart = async () => {
    await stop(child);
    child = start();
    restarting = undefined;
  };
  const watcher = watch(dirname(resolve(app)), {
    ignoreInitial: true,
    ignored: (path, stats) => ignored.test(path) || (stats?.isFile() === true && !/\.([cm]?[jt]sx?|json)$/.test(path)),
  });
  watcher.on("all", () => {
    restarting ??= restart();
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
