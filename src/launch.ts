import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { hiddenFolder } from "./cases/hidden-folder.ts";
import { HardcaseError } from "./components/hardcase-error.ts";
import type { Demo } from "./demo/demo.ts";
import type { DemoSite } from "./demo/demo-site.ts";
import type { Endpoint } from "./demo/endpoint.ts";
import type { LaunchedDemo, LaunchOptions } from "./demo/launch-options.ts";
import { type FlaggedBySettings, flaggingExtension } from "./flagging/flagging-extension.ts";
import { type FlaggingSettings, flaggingSettings } from "./flagging/flagging-settings.ts";
import { signingKey } from "./flagging/signing-key.ts";
import { gradioFace } from "./gradio/gradio-face.ts";
import { loadMcpFace } from "./mcp/mcp-face.ts";
import { codeVersion } from "./runs/code-version.ts";
import type { Extension } from "./runs/extension.ts";
import { fileCache } from "./runs/file-cache.ts";
import { Receipts } from "./runs/receipts.ts";
import { Runner } from "./runs/runner.ts";
import { mountReview, placesOf } from "./serve-review.ts";
import { chooseAddress } from "./server/address.ts";
import { reviewToken } from "./server/auth/review-access.ts";
import { createServer, type Server } from "./server/create-server.ts";
import { listen } from "./server/listen.ts";
import { siteServer } from "./server/site-server.ts";

const graceMs = 10_000;
const servers = new WeakMap<Demo, Promise<Server>>();
const launched = new WeakSet<Demo | DemoSite>();
let held: (Demo | DemoSite)[] | undefined;

/** Joins a demo with flagging into one server; a demo has one, however often it is asked for. */
export function serve(demo: Demo): Promise<Server> {
  const server = servers.get(demo) ?? compose(demo, flaggedOf(demo)).then((composed) => composed.server);
  servers.set(demo, server);
  // What could not start, for instance because the database was away, is tried again by the next request.
  server.catch(() => servers.delete(demo));
  return server;
}

/** Closes what `serve` has opened; the demo can be served again. */
export async function stopServing(demo: Demo): Promise<void> {
  const server = await servers.get(demo)?.catch(() => undefined);
  servers.delete(demo);
  await server?.close();
}

/** From now on `launch()` opens no port in this process; gives what it was called on, as it is called. */
export function holdLaunches(): readonly (Demo | DemoSite)[] {
  held ??= [];
  return held;
}

const heldLaunch: LaunchedDemo = { url: "", port: 0, close: async () => {}, [Symbol.asyncDispose]: async () => {} };

/** Whether `launch()` has been called on this demo or site in this process. */
export function isLaunched(demo: Demo | DemoSite): boolean {
  return launched.has(demo);
}

/** Serves a demo on a port, says where, and closes it when the process is told to end. */
export async function launch(demo: Demo, options: LaunchOptions): Promise<LaunchedDemo> {
  launched.add(demo);
  if (held) {
    held.push(demo);
    return heldLaunch;
  }
  const flagged = flaggedOf(demo);
  const { server, extensions } = await compose(demo, flagged);
  return listenUntilEnd(server, options, (url) => announce(demo, url, flagged, extensions));
}

/** Serves several demos on a port, each under its path. */
export async function launchSite(site: DemoSite, options: LaunchOptions): Promise<LaunchedDemo> {
  for (const one of [site, ...site.demos.values()]) launched.add(one);
  if (held) {
    held.push(site);
    return heldLaunch;
  }
  const composed = await Promise.all(
    [...site.demos].map(async ([path, demo]) => {
      const flagged = flaggedOf(demo);
      return { path, demo, flagged, ...(await compose(demo, flagged)) };
    }),
  );
  const mounted = composed.map(({ path, demo, server }) => ({ path, title: demo.parts.title, server }));
  return listenUntilEnd(siteServer(site.title, mounted), options, async (url) => {
    for (const { path, demo, flagged, extensions } of composed) {
      await announce(demo, path === "/" ? url : `${url}${path}/`, flagged, extensions);
    }
  });
}

/** Joins several demos into one server; each is served as by `serve`. */
export async function serveSite(site: DemoSite): Promise<Server> {
  const mounted = await Promise.all(
    [...site.demos].map(async ([path, demo]) => ({ path, title: demo.parts.title, server: await serve(demo) })),
  );
  return siteServer(site.title, mounted);
}

async function listenUntilEnd(server: Server, options: LaunchOptions, tell: (url: string) => Promise<void>): Promise<LaunchedDemo> {
  const { host, port } = chooseAddress(options, process.env);
  const listening = await listen(server, host, port);
  const sweeping = fileCache().startSweeping();
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${listening.port}`;
  if (!options.quiet) await tell(url);

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      for (const signal of endings) process.off(signal, end);
      sweeping[Symbol.dispose]();
      server.beginClose();
      await listening.close(graceMs);
      await server.close();
    })();
    return closing;
  };
  const end = (signal: NodeJS.Signals) => {
    void close().then(() => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  for (const signal of endings) process.once(signal, end);
  return { url, port: listening.port, close, [Symbol.asyncDispose]: close };
}

const endings = ["SIGINT", "SIGTERM"] as const;

/** Runs a demo's one endpoint from code; nothing is flagged. */
export async function runDemo(demo: Demo, given: readonly unknown[]): Promise<unknown> {
  const [endpoint] = demo.parts.endpoints as [Endpoint];
  const files = fileCache().allowing(demo.parts.allowedPaths);
  const runner = new Runner({
    endpoints: [endpoint],
    files,
    version: demo.parts.version,
    maxQueue: null,
    afterRun: async () => {},
    onFunctionError: () => {},
  });
  const values = endpoint.readGiven(given);
  const inputs = await Promise.all(
    endpoint.inputs.map(async ({ name, component }, index) => [name, await component.given(values[index] as never, files)] as const),
  );
  const { signal } = new AbortController();
  for await (const event of runner.run(endpoint, Object.fromEntries(inputs), { signal }, true)) {
    if (event.type === "error") throw new HardcaseError("HC_FUNCTION", event.run.error?.message ?? "", { cause: event.thrown });
    if (event.type === "done") return endpoint.shapeOutputs(endpoint.outputs.map(({ name }) => event.run.outputs?.[name] ?? null));
  }
  return undefined;
}

async function compose(demo: Demo, flagged: readonly FlaggedBySettings[]): Promise<{ server: Server; extensions: readonly Extension[] }> {
  const { allowedPaths, version = await codeVersion(process.env) } = demo.parts;
  const faces = demo.parts.mcp ? [gradioFace, await loadMcpFace()] : [gradioFace];
  const files = fileCache().allowing([...allowedPaths, ...flagged.map(({ settings }) => settings.dir)]);
  const log = (message: string) => console.error(message);
  // One key for the whole demo, kept where its flags are.
  const keeping = flagged.find(({ settings }) => settings.mode !== "never") ?? flagged[0];
  const dir = keeping?.settings.dir ?? resolve("flagged");
  const key = signingKey(dir, keeping !== undefined && keeping.settings.mode !== "never", process.env);
  const receipts = new Receipts(key);
  const extensions = flagged.length === 0 ? [] : [flaggingExtension({ flagged, receipts, files, log })];
  for (const { start } of extensions) await start?.();
  const review = reviewOf(demo, flagged);
  const mounted = review && mountReview({ ...review, files, version });
  return { server: createServer({ demo, files, extensions, faces, review: mounted, version, receipts, key, log }), extensions };
}

/** Where the demo's cases are reviewed; undefined where it keeps none. */
function reviewOf(demo: Demo, flagged: readonly FlaggedBySettings[]) {
  const [first, ...others] = placesOf(flagged.map(({ settings }) => settings).filter(keepsCases));
  if (first === undefined) return undefined;
  return {
    title: demo.parts.title,
    ...first,
    others,
    token: reviewToken(process.env),
    reviewers: demo.parts.auth?.reviewers ?? [],
    reviewer: null,
    suiteDir: resolve("tests/hardcases"),
    maxFileSize: demo.parts.maxFileSize,
    demos: [{ demo, flagged }],
    isBesideDemo: true,
  };
}

function keepsCases({ mode, dir, store }: FlaggingSettings): boolean {
  return mode !== "never" || store !== undefined || existsSync(join(hiddenFolder(dir), "cases.db"));
}

/** What of a demo is flagged, and how. */
export function flaggedOf({ parts }: Demo): FlaggedBySettings[] {
  return parts.flagged.map(({ endpoint, flagging, rules, notice }) => {
    const surroundings = {
      hasRules: Object.keys(rules).length > 0,
      hasUsername: parts.auth !== undefined,
      notice,
      environment: process.env,
    };
    return { endpoint, rules, settings: flaggingSettings(flagging, surroundings) };
  });
}

async function announce(demo: Demo, url: string, flagged: readonly FlaggedBySettings[], extensions: readonly Extension[]): Promise<void> {
  console.log(`${demo.parts.title} is at ${url}`);
  for (const line of new Set(flagged.map(({ settings }) => describeFlagging(settings)))) console.log(line);
  if (flagged.some(({ settings }) => keepsCases(settings))) {
    console.log(`Review them at ${url.replace(/\/$/, "")}/review?token=${reviewToken(process.env)}`);
  }
  for (const { check } of extensions) {
    const state = await check?.().catch((error: Error) => console.error(error.message));
    if (state?.pendingDeliveries)
      console.log(`${state.pendingDeliveries} deliveries wait; the last error was: ${state.lastDeliveryError ?? "none"}`);
  }
}

function describeFlagging({ mode, isOffBySpace, dir }: FlaggingSettings): string {
  const folder = `${relative(process.cwd(), dir) || "."}/`;
  if (mode === "manual") return `Flags are kept in ${folder}`;
  if (mode === "auto") return `Every run is kept in ${folder}`;
  return isOffBySpace
    ? 'Flagging is off, as by default on a Space: switch it on with allowFlagging: "manual" in the code, or HARDCASE_ALLOW_FLAGGING=manual'
    : "Flagging is off";
}
