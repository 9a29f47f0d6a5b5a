// Serves an app and keeps it up to date: each change of the sources builds, restarts it and reloads its pages.
import { once } from "node:events";
import { join } from "node:path";
import { ensureBuilt } from "./build/build-package.mjs";
import { createReloadProxy } from "./dev/reload-proxy.mjs";
import { serveApp } from "./dev/served-app.mjs";
import { endWithNpm } from "./set-up/end-with-npm.mjs";
import { ensureInstalled } from "./set-up/install.mjs";
import { root } from "./set-up/root.mjs";
import { runScript } from "./set-up/step.mjs";

const [file = "examples/calculator.ts", ...otherArguments] = process.argv.slice(2);
const { HOST: host = "127.0.0.1", PORT: port = "7860" } = process.env;

await runScript(async () => {
  await ensureInstalled();
  const { watch } = await import("chokidar");
  const app = await serveApp(file, otherArguments);
  const proxy = createReloadProxy(app.port);
  proxy.server.listen(Number(port), host);
  await once(proxy.server, "listening");

  const update = oneAtATime(async () => {
    try {
      await ensureBuilt();
      if (!(await app.restart())) return console.error(`${file} ended before it served; it starts again at the next change.`);
      proxy.reloadPages();
      console.log(`${file} is served at http://${host}:${port}`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  });

  const watcher = watch(
    ["src", "examples", "vite.config.ts", file].map((path) => join(root, path)),
    {
      ignoreInitial: true,
      ignored: (path) => /\.test(-d)?\.tsx?$/.test(path),
    },
  );
  watcher.on("all", update);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.once(signal, async () => {
      await Promise.all([watcher.close(), app.stop()]);
      process.exit();
    });
  }
  endWithNpm();
  await update();
});

/**
 * Runs the work again when it was asked for while it ran, however often, once.
 *
 * @param {() => Promise<unknown>} work
 */
function oneAtATime(work) {
  let isRunning = false;
  let isWanted = false;
  return async () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await work();
    }
    isRunning = false;
  };
}
