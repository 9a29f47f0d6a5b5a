/**
 * Which rooms of `src` a room may import, beside itself. `everything` includes the files that stand in `src` itself.
 *
 * @type {Readonly<Record<string, readonly string[] | "everything">>}
 */
export const roomTable = {
  components: [],
  demo: ["components"],
  runs: ["demo", "components"],
  server: ["runs", "demo", "components"],
  client: ["demo", "components"],
  page: ["components"],
  cases: ["components"],
  datasets: ["cases", "components"],
  flagging: ["cases", "datasets", "runs", "demo", "components"],
  review: ["flagging", "cases", "datasets", "components"],
  "review/page": ["page", "flagging", "cases", "datasets", "components"],
  replay: ["cases", "datasets", "runs", "demo", "components"],
  "replay/report-page": ["page", "replay", "components"],
  gradio: ["server", "runs", "demo", "components"],
  mcp: ["server", "runs", "demo", "components"],
  cli: "everything",
  testing: "everything",
  "index.ts": "everything",
  "launch.ts": "everything",
  "serve-review.ts": "everything",
};

/** Rooms that run in the browser: from a room that is not theirs they take types alone, and never Node's modules. */
export const browserRooms = {
  client: ["client", "components"],
  page: ["page", "components"],
  "review/page": ["review/page", "page", "components"],
  "replay/report-page": ["replay/report-page", "page", "components"],
};
