import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJiti } from "jiti";
import { runCommand } from "../scripts/set-up/run-command.mjs";
import { withClients } from "./http-client.mjs";
import { beside, startPeer } from "./peers.mjs";

/**
 * Makes a folder whose store, and `logs.csv`, hold so many cases.
 *
 * @param {import("./peers.mjs").Peer} peer
 * @param {number} cases
 */
export async function makeFilledFolder(peer, cases) {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-bench-flags-"));
  if (cases > 0) {
    /** @type {typeof import("./fill-cases.ts")} */
    const { fillCases } = await createJiti(import.meta.url).import("./fill-cases.ts");
    await fillCases(join(folder, "flagged"), cases);
    await timeFlags(peer, folder, { clients: 1, flags: 1 });
    const log = join(folder, "flagged/logs.csv");
    const row = (await readFile(log, "utf8")).trimEnd().split("\n").at(-1);
    await appendFile(log, `${row}\n`.repeat(cases));
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Runs and flags over HTTP, several clients at once; only the flags are timed. Each is on disk when it is answered.
 *
 * @param {import("./peers.mjs").Peer} peer
 * @param {string} folder
 * @param {{ clients: number, flags: number }} load
 * @returns {Promise<number[]>} milliseconds
 */
export async function timeFlags(peer, folder, { clients: count, flags }) {
  const { port, stop } = await startPeer(peer, folder);
  try {
    return await withClients(port, count, async (clients) => {
      /** @type {number[]} */
      const times = [];
      const flagOnce = async (/** @type {import("./http-client.mjs").HttpClient} */ client, /** @type {string} */ text) => {
        const run = await client.post(peer.echoPath, JSON.stringify(peer.echoBody(text)));
        const { receipt, outputs } = JSON.parse(run.body);
        const body = JSON.stringify({ receipt, inputs: { text }, outputs });
        const start = performance.now();
        const answer = await client.post("/api/flag", body);
        if (answer.status !== 201) throw new Error(`A flag was answered with ${answer.status}: ${answer.body}`);
        return performance.now() - start;
      };
      // The first flag opens the store, which is part of the start and not of the flag.
      await Promise.all(clients.map((client, number) => flagOnce(client, `first ${number}`)));
      await Promise.all(
        clients.map(async (client, number) => {
          for (let index = 0; index < flags / count; index++) times.push(await flagOnce(client, `flag ${number} ${index}`));
        }),
      );
      return times;
    });
  } finally {
    await stop();
  }
}

/**
 * @param {string} python
 * @param {{ cases: number, clients: number, flags: number }} load
 * @returns {Promise<number[]>} milliseconds of Gradio's `CSVLogger.flag` alone, without HTTP and without waiting for the disk
 */
export async function timeGradioFlags(python, { cases, clients, flags }) {
  const { exitCode, output } = await runCommand(python, [beside("flags-gradio.py"), String(cases), String(clients), String(flags)]);
  if (exitCode !== 0) throw new Error(`Gradio's flags ended with exit code ${exitCode}.\n${output}`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "[]");
}
