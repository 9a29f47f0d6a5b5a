import { createServer, request } from "node:http";

const reloadScript = `new EventSource(new URL("./events", import.meta.url)).addEventListener("reload", () => location.reload());`;

/**
 * A server in front of the app that adds one script to its pages, by which they reload when told to. The app itself
 * knows nothing of it and is served as it will be.
 *
 * @param {number} appPort
 */
export function createReloadProxy(appPort) {
  /** @type {Set<import("node:http").ServerResponse>} */
  const pages = new Set();

  const server = createServer((incoming, answer) => {
    if (incoming.url === "/-/dev/reload.js") return answer.setHeader("content-type", "text/javascript").end(reloadScript);
    if (incoming.url === "/-/dev/events") {
      answer.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
      pages.add(answer);
      answer.once("close", () => pages.delete(answer));
      return;
    }
    forward(appPort, incoming, answer);
  });

  return {
    server,
    reloadPages() {
      for (const page of pages) page.write("event: reload\ndata:\n\n");
    },
  };
}

/**
 * @param {number} port
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} answer
 */
function forward(port, incoming, answer) {
  const { method, url: path, headers } = incoming;
  const wantsPage = headers.accept?.includes("text/html") ?? false;
  const sentHeaders = wantsPage ? { ...headers, "accept-encoding": "identity" } : headers;
  const outgoing = request({ host: "127.0.0.1", port, method, path, headers: sentHeaders }, (response) => {
    const isPage = response.headers["content-type"]?.startsWith("text/html") ?? false;
    const { "content-length": length, ...others } = response.headers;
    answer.writeHead(response.statusCode ?? 502, isPage || length === undefined ? others : response.headers);
    if (!isPage) return response.pipe(answer);
    response.pipe(answer, { end: false });
    response.once("end", () => answer.end(`<script type="module" src="/-/dev/reload.js"></script>`));
  });
  outgoing.once("error", () => {
    if (!answer.headersSent) answer.writeHead(503, { "content-type": "text/plain", "retry-after": "1" });
    answer.end("The app is starting. Load this page again in a moment.\n");
  });
  answer.once("close", () => outgoing.destroy());
  incoming.pipe(outgoing);
}
