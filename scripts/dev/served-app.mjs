import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "../set-up/root.mjs";

/**
 * The process that serves an app; it is replaced by a new one at each restart and keeps its address.
 *
 * @typedef {object} ServedApp
 * @property {number} port
 * @property {() => Promise<boolean>} restart resolves once the new process answers; false when it ended before it did
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} file
 * @param {readonly string[]} otherArguments
 * @returns {Promise<ServedApp>}
 */
export async function serveApp(file, otherArguments) {
  const port = await freePort();
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;

  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };

  const restart = async () => {
    await stop();
    const started = spawn(process.execPath, [join(root, "dist/cli/main.js"), "run", file, ...otherArguments], {
      cwd: root,
      env: { ...process.env, HOST: "127.0.0.1", PORT: String(port) },
      // The address that it prints is not the one to open.
      stdio: ["ignore", "ignore", "inherit"],
    });
    child = started;
    while (started.exitCode === null && started.signalCode === null) {
      if (await answers(port)) return true;
      await wait(50);
    }
    return false;
  };

  return { port, restart, stop };
}

/** @param {number} port */
function answers(port) {
  return fetch(`http://127.0.0.1:${port}/healthz`)
    .then(({ ok }) => ok)
    .catch(() => false);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return port;
}
