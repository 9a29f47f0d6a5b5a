import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} program
 * @property {readonly string[]} programArguments the demo that the program runs
 * @property {Readonly<Record<string, string>>} [environment]
 * @property {string} echoPath where a call is posted to
 * @property {(posted: string) => string} [answerPath] where its answer is got from, if the post does not bring it
 * @property {(text: string) => object} echoBody
 * @property {string} flagFolder in its working directory
 * @property {string} flagPath
 * @property {(text: string, runAnswer: string) => object} flagBody what flags a run of echo that was answered so
 * @property {number} flagStatus
 *
 * @typedef {object} RunningPeer
 * @property {number} pid
 * @property {number} port
 * @property {number} startMs from the start of the process to the end of the first page
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} python the interpreter that has Gradio
 * @returns {readonly [ours: Peer, gradio: Peer]}
 */
export function peers(python) {
  return [
    {
      name: "hardcase",
      program: process.execPath,
      programArguments: [beside("echo-hardcase.mjs")],
      echoPath: "/api/run/echo",
      echoBody: (text) => ({ text }),
      flagFolder: "flagged",
      flagPath: "/api/flag",
      flagBody(text, runAnswer) {
        const { receipt, outputs } = JSON.parse(runAnswer);
        return { receipt, inputs: { text }, outputs };
      },
      flagStatus: 201,
    },
    {
      name: "Gradio",
      program: python,
      programArguments: [beside("echo-gradio.py")],
      echoPath: "/gradio_api/run/echo",
      echoBody: (text) => ({ data: [text] }),
      flagFolder: ".gradio/flagged",
      flagPath: "/gradio_api/run/Flag",
      flagBody: (text, runAnswer) => ({ data: [text, ...JSON.parse(runAnswer).data] }),
      flagStatus: 200,
    },
  ];
}

/** Gradio as its own page and clients call it: a post joins the queue, and the answer is read from a stream of events. */
export function withQueue(/** @type {Peer} */ gradio) {
  const echoPath = "/gradio_api/call/echo";
  return {
    ...gradio,
    name: "Gradio with its queue",
    environment: { QUEUE: "1" },
    echoPath,
    answerPath: (/** @type {string} */ posted) => `${echoPath}/${JSON.parse(posted).event_id}`,
  };
}

/** The same demo in TypeScript, by the command line, which translates it at every start. */
export function inTypeScript(/** @type {Peer} */ ours) {
  return { ...ours, programArguments: [beside("../dist/cli/main.js"), "run", beside("echo-hardcase.ts")] };
}

/** @param {string} name */
export function beside(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}

/**
 * Starts a peer on a free port, in an empty folder unless one is given, and waits for its first page.
 *
 * @param {Peer} peer
 * @param {string} [folder]
 * @returns {Promise<RunningPeer>}
 */
export async function startPeer(peer, folder) {
  const own = folder === undefined ? await mkdtemp(join(tmpdir(), "hardcase-bench-")) : undefined;
  const port = await freePort();
  const start = performance.now();
  const child = spawn(peer.program, peer.programArguments, {
    cwd: folder ?? own,
    env: { ...process.env, PORT: String(port), GRADIO_ANALYTICS_ENABLED: "False", PYTHONUNBUFFERED: "1", ...peer.environment },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    // A peer that waits for an open connection is not waited for.
    const timer = setTimeout(() => child.kill("SIGKILL"), 3000);
    await ended;
    clearTimeout(timer);
    if (own !== undefined) await rm(own, { recursive: true, force: true });
  };
  while (!(await answersPage(port))) {
    if (child.exitCode !== null) throw new Error(`${peer.name} ended with exit code ${child.exitCode} before its first page.`);
    if (performance.now() - start > 60_000) {
      await stop();
      throw new Error(`${peer.name} served no page within a minute.`);
    }
    await wait(5);
  }
  return { pid: child.pid ?? 0, port, startMs: performance.now() - start, stop };
}

/** @param {number} port */
async function answersPage(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}
