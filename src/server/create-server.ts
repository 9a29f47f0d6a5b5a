import { inspect } from "node:util";
import { Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Demo } from "../demo/demo.ts";
import type { Extension } from "../runs/extension.ts";
import type { FileCache } from "../runs/file-cache.ts";
import { KeptRuns } from "../runs/kept-runs.ts";
import type { Receipts } from "../runs/receipts.ts";
import { Runner } from "../runs/runner.ts";
import { assetRoutes } from "./asset-routes.ts";
import { loginRoutes } from "./auth/login-routes.ts";
import { LoginSessions } from "./auth/login-sessions.ts";
import { requireLogin } from "./auth/require-login.ts";
import { SignIn } from "./auth/sign-in.ts";
import { errorResponse } from "./error-response.ts";
import { extensionRoutes } from "./extension-routes.ts";
import type { Face } from "./face.ts";
import { fileRoute } from "./file-route.ts";
import { healthRoute } from "./health-route.ts";
import type { MountedReview } from "./mounted-review.ts";
import { openapiRoute } from "./openapi-route.ts";
import { PageKey } from "./page-key.ts";
import { pageRoute } from "./page-route.ts";
import { refuseCrossSite } from "./refuse-cross-site.ts";
import { renderRoute } from "./render-route.ts";
import { runRoute } from "./run-route.ts";
import { securityHeaders } from "./security-headers.ts";
import { styleRoute } from "./style-route.ts";
import { uploadRoute } from "./upload-route.ts";
import { viewRoute } from "./view-route.ts";

/** What a server is made of. */
export interface ServerOptions {
  readonly demo: Demo;
  readonly files: FileCache;
  readonly extensions: readonly Extension[];
  /** Other protocols that the demo speaks. */
  readonly faces?: readonly Face[];
  /** For those who may review what was flagged. */
  readonly review?: MountedReview | undefined;
  readonly version: string | undefined;
  /** Signs the runs. */
  readonly receipts: Receipts;
  /** Signs logins; at least 32 bytes. */
  readonly key: () => Promise<Uint8Array>;
  /** Tells the owner of something that visitors need not know. */
  readonly log: (message: string) => void;
}

/** A demo as a web-standard handler. */
export interface Server {
  /** @param connection What the Node server knows of it, for the address of the client. */
  fetch(request: Request, connection?: object): Promise<Response>;
  /** Ends streams on which clients only wait, so that they hold up no end. */
  beginClose(): void;
  close(): Promise<void>;
}

/** Joins the routes of a demo. */
export function createServer({ demo, files, extensions, faces = [], review, version, receipts, key, log }: ServerOptions): Server {
  const app = new Hono();
  const runner = new Runner({
    endpoints: demo.parts.endpoints,
    maxQueue: demo.parts.maxQueue ?? null,
    files,
    version,
    showErrors: demo.parts.showErrors,
    async afterRun(run) {
      for (const { afterRun } of extensions) {
        await afterRun?.(run).catch((error: unknown) => log(`After run ${run.id}: ${messageOf(error)}`));
      }
    },
    onFunctionError: (error, { endpoint }) => log(`Endpoint "${endpoint}" threw: ${describeThrown(error)}`),
  });
  const kept = new KeptRuns();
  const pageKey = new PageKey(demo, key);
  const closing = new AbortController();

  const { description, article } = demo.parts;
  app.use(securityHeaders(description, article, demo.parts.auth?.message));
  app.use(refuseCrossSite());
  const { auth } = demo.parts;
  const sessions = auth && new LoginSessions(demo, auth.accounts, key);
  if (auth && sessions) {
    const signIn = new SignIn(auth);
    app.use(requireLogin(demo, { sessions, signIn, faces, hasReview: review !== undefined }));
    app.route("/", loginRoutes(demo, signIn, sessions));
  }
  if (review) app.route("/", review.routes);
  app.route("/", pageRoute({ demo, files, extensions, pageKey }));
  app.route("/", assetRoutes());
  app.route("/", styleRoute(demo));
  app.route("/", viewRoute());
  app.route("/", runRoute({ demo, runner, receipts, kept, pageKey }));
  app.route("/", renderRoute({ demo, runner, files }));
  app.route("/", uploadRoute({ cache: files, maxFileSize: demo.parts.maxFileSize }));
  app.route("/", fileRoute({ cache: files }));
  app.route("/", extensionRoutes(extensions));
  app.route("/", openapiRoute({ demo, files, extensions, faces, loginCookie: sessions?.cookieName }));
  app.route("/", healthRoute({ extensions }));
  for (const face of faces) app.route("/", face.routes({ demo, runner, receipts, files, extensions, log, closing: closing.signal }));
  app.notFound(({ req }) => {
    throw new HardcaseError("HC_NOT_FOUND", `Nothing answers ${req.method} ${req.path}.`, { hint: "GET /openapi.json lists what does." });
  });
  app.onError((error) => {
    const response = errorResponse(error);
    // A full queue is told to whom it concerns; each line in the log would be one more burden.
    const isFault = response.status >= 500 && !(error instanceof HardcaseError && error.code === "HC_QUEUE_FULL");
    if (isFault) log(error instanceof HardcaseError && !error.cause ? error.message : inspect(error));
    return response;
  });

  return {
    fetch: async (request, connection) => app.fetch(request, connection),
    beginClose() {
      closing.abort();
      review?.beginClose();
    },
    async close() {
      closing.abort();
      await review?.close();
      kept.close();
      for (const { close } of extensions) await close?.();
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** For the owner, who is told what to do as well. */
function describeThrown(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = error instanceof HardcaseError && error.hint !== undefined ? `\n${error.hint}` : "";
  return `${error.stack}${hint}`;
}
