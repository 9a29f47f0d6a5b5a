import { withClients } from "./http-client.mjs";

/**
 * Calls echo from several clients at once, each as soon as it has its last answer, until the time or the number is reached.
 *
 * @param {import("./peers.mjs").Peer} peer
 * @param {number} port
 * @param {{ clients: number, seconds?: number, calls?: number }} bounds
 * @returns {Promise<{ perSecond: number, times: number[] }>} times in milliseconds
 */
export function callEcho(peer, port, { clients: count, seconds = Number.POSITIVE_INFINITY, calls = Number.POSITIVE_INFINITY }) {
  const body = JSON.stringify(peer.echoBody("an echo"));
  return withClients(port, count, async (clients) => {
    /** @type {number[]} */
    const times = [];
    let begun = 0;
    const start = performance.now();
    const end = start + seconds * 1000;
    await Promise.all(
      clients.map(async (client) => {
        while (begun < calls && performance.now() < end) {
          begun += 1;
          const sent = performance.now();
          const posted = await client.post(peer.echoPath, body);
          const answer = peer.answerPath ? await client.get(peer.answerPath(posted.body)) : posted;
          times.push(performance.now() - sent);
          if (answer.status !== 200 || !answer.body.includes('"an echo"')) {
            throw new Error(`${peer.name} answered ${answer.status}: ${answer.body}`);
          }
        }
      }),
    );
    return { perSecond: times.length / ((performance.now() - start) / 1000), times };
  });
}
