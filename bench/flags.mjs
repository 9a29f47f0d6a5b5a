import { appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJiti } from "jiti";
import { runCommand } from "../scripts/set-up/run-command.mjs";
import { withClients } from "./http-client.mjs";
import { beside, startPeer } from "./peers.mjs";

/**
 * Makes a working directory in which so many cases have been flagged: the log of either, and the store of ours.
 *
 * @param {import("./peers.mjs").Peer} peer
 * @param {number} cases
 */
export async function makeFilledFolder(peer, cases) {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-bench-flags-"));
  if (cases === 0) return folder;
  const flags = join(folder, peer.flagFolder);
  if (peer.name === "hardcase") {
    /** @type {typeof import("./fill-cases.ts")} */
    const { fillCases } = await createJiti(import.meta.url).import("./fill-cases.ts");
    await fillCases(flags, cases);
  }
  await timeFlags(peer, folder, { clients: 1, flags: 1 });
  const log = (await readdir(flags)).find((name) => name.endsWith(".csv")) ?? "";
  const row = (await readFile(join(flags, log), "utf8")).trimEnd().split("\n").at(-1);
  await appendFile(join(flags, log), `${row}\n`.repeat(cases));
  return folder;
}

/** @param {string} folder */
export async function removeFolder(folder) {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Runs and flags over HTTP, several clients at once; only the flags are timed.
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
        const body = JSON.stringify(peer.flagBody(text, run.body));
        const start = performance.now();
        const answer = await client.post(peer.flagPath, body);
        // Gradio answers 200 also when it could not write, with this word on the button.
        if (answer.status !== peer.flagStatus || answer.body.includes("Error!")) {
          throw new Error(`${peer.name} answered a flag with ${answer.status}: ${answer.body}`);
        }
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
export async function timeGradioLogger(python, { cases, clients, flags }) {
  const { exitCode, output } = await runCommand(python, [beside("flags-gradio.py"), String(cases), String(clients), String(flags)]);
  if (exitCode !== 0) throw new Error(`Gradio's flags ended with exit code ${exitCode}.\n${output}`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "[]");
}
