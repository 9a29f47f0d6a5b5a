import { stat } from "node:fs/promises";
import { relative } from "node:path";
import { Hono } from "hono";
import type { Case } from "./cases/case.ts";
import { MediaStore } from "./cases/media-store.ts";
import { showPostgresUrl } from "./cases/show-postgres-url.ts";
import type { FileAccess, Json, MediaAccess } from "./components/define-component.ts";
import type { FileData } from "./components/file-data.ts";
import { HardcaseError } from "./components/hardcase-error.ts";
import type { Demo } from "./demo/demo.ts";
import type { Endpoint, NamedComponent } from "./demo/endpoint.ts";
import type { FlaggedBySettings } from "./flagging/flagging-extension.ts";
import type { CaseInDemo, RunAgain } from "./review/review-api.ts";
import { reviewApp } from "./review/review-app.ts";
import type { Reviewing, ReviewParts } from "./review/review-parts.ts";
import type { AppEndpoint } from "./review/reviewed-endpoint.ts";
import type { FileCache } from "./runs/file-cache.ts";
import { noteFilesOfCase } from "./runs/files-of-cases.ts";
import type { NamedValues } from "./runs/run.ts";
import { Runner } from "./runs/runner.ts";
import { assetRoutes } from "./server/asset-routes.ts";
import { requireReviewer } from "./server/auth/require-reviewer.ts";
import { ReviewAccess } from "./server/auth/review-access.ts";
import type { SignedIn } from "./server/auth/signed-in.ts";
import type { Server } from "./server/create-server.ts";
import { errorResponse } from "./server/error-response.ts";
import { answerBytes, answerFile } from "./server/file-route.ts";
import type { MountedReview } from "./server/mounted-review.ts";
import { readJsonBody } from "./server/read-json-body.ts";
import { refuseCrossSite } from "./server/refuse-cross-site.ts";
import { reviewHtml } from "./server/review-html.ts";
import { securityHeaders } from "./server/security-headers.ts";
import { answerUpload } from "./server/upload-route.ts";
import { viewAddresses, viewRoute } from "./server/view-route.ts";

/** Where cases are kept. */
export interface ReviewPlace {
  readonly directory: string;
  readonly storeUrl: string | undefined;
}

/** Where endpoints keep their cases, each place once. */
export function placesOf(settings: readonly FlaggedBySettings["settings"][]): ReviewPlace[] {
  const places = settings.map(({ dir, store }): ReviewPlace => ({ directory: dir, storeUrl: store }));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** Where the cases under review are, and what else the review has at hand. */
export interface ReviewOptions extends ReviewPlace {
  readonly title: string;
  /** Where the app keeps its other cases: each is reviewed by itself, and the page leads from one to the other. */
  readonly others?: readonly ReviewPlace[];
  readonly token: string;
  /** Names of people who sign in to the demo and may review. */
  readonly reviewers: readonly string[];
  /** Under which name judgements are kept when the reviewer gives none. */
  readonly reviewer: string | null;
  readonly suiteDir: string;
  readonly files: FileCache;
  readonly maxFileSize: number;
  /** The app whose cases they are; empty where there is the folder alone. */
  readonly demos: readonly { readonly demo: Demo; readonly flagged: readonly FlaggedBySettings[] }[];
  readonly version: string | undefined;
  /** Whether the demo itself is served beside the page. */
  readonly isBesideDemo: boolean;
}

/** Joins the review with what the server does for every room. */
export function mountReview(options: ReviewOptions): MountedReview {
  const access = new ReviewAccess(options.token);
  const closing = new AbortController();
  const routes = new Hono<Reviewing & SignedIn>();
  for (const path of ["/review", "/review/*"]) routes.use(path, requireReviewer(access, options.reviewers));
  const places = [{ directory: options.directory, storeUrl: options.storeUrl }, ...(options.others ?? [])];
  const apps = [...places.keys()].map((index) => {
    const app = reviewApp(partsOf({ options, places, index, access, closing: closing.signal }));
    routes.route(folderOf(index), app.routes);
    return app;
  });
  return {
    routes: routes as unknown as Hono<SignedIn>,
    beginClose: () => closing.abort(),
    async close() {
      closing.abort();
      await Promise.all(apps.map((app) => app[Symbol.asyncDispose]()));
    },
  };
}

/** Under which path the review of a place is: those after the first lie within its own, where its cookie holds. */
const folderOf = (index: number): string => (index === 0 ? "/" : `/review/${index + 1}/`);

interface PlaceParts {
  readonly options: ReviewOptions;
  readonly places: readonly ReviewPlace[];
  readonly index: number;
  readonly access: ReviewAccess;
  readonly closing: AbortSignal;
}

function partsOf({ options, places, index, access, closing }: PlaceParts): ReviewParts {
  const { title, suiteDir, reviewer, maxFileSize, demos, version } = options;
  const place = places[index] as ReviewPlace;
  const { directory, storeUrl } = place;
  // From the page to what all places share.
  const root = index === 0 ? "" : "../../";
  const query = index === 0 ? "" : `review-folder=${index + 1}&`;
  const toDemo = `./${root}?${query}review-case=`;
  const files = options.files.allowing([directory]);
  const endpoints = demos.flatMap((app) => endpointsOf(app, place));
  const media = new MediaStore(directory);
  const views = Object.entries(viewAddresses()).map(([kind, address]) => [kind, root + address]);
  return {
    ...{ title, directory, storeUrl, suiteDir, reviewer, maxFileSize },
    key: access.key,
    uploads: files,
    endpoints: demos.flatMap((app) => appEndpoints(app, place)),
    views: Object.fromEntries(views),
    places: places.length < 2 ? [] : places.map((one, other) => ({ name: nameOf(one), url: `${root}.${folderOf(other)}review` })),
    place: index,
    closing,
    ...(endpoints.length > 0 && { run: runAgain({ endpoints, files, media, version }) }),
    ...(options.isBesideDemo && {
      toDemo,
      openInDemo: async (flagged: Case) => ({
        ...(await caseInDemo(findEndpoint(endpoints, flagged), flagged, { files, media })),
        url: toDemo + encodeURIComponent(flagged.id),
      }),
    }),
    http: {
      readJsonBody,
      page: (config) => {
        const drawn = config.endpoints.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
        return reviewHtml(config, { kinds: [...new Set(drawn.map(({ kind }) => kind))], root });
      },
      upload: (request, prefix) =>
        answerUpload(
          request,
          { cache: files, maxFileSize },
          { show: (uploaded) => uploaded.map((file): FileData => ({ ...file, url: prefix + file.url })), refuse: errorResponse },
        ),
      uploaded: (request, key) => answerFile(files, request, key),
      file: async (request, file) => answerBytes(request, { ...file, size: (await stat(file.place)).size }),
    },
  };
}

/** A folder as it is seen from where the demo was started. */
function nameOf({ directory, storeUrl }: ReviewPlace): string {
  const folder = relative(process.cwd(), directory) || ".";
  return storeUrl === undefined ? folder : `${showPostgresUrl(storeUrl)}, ${folder}`;
}

/** A review with a server of its own. */
export function reviewServer(options: ReviewOptions, log: (message: string) => void): Server {
  const review = mountReview(options);
  const app = new Hono<SignedIn>();
  app.use(securityHeaders());
  app.use(refuseCrossSite());
  app.get("/", ({ req }) => new Response(null, { status: 303, headers: { location: `review${new URL(req.url).search}` } }));
  app.route("/", review.routes);
  app.route("/", assetRoutes());
  app.route("/", viewRoute());
  app.notFound(({ req }) => {
    throw new HardcaseError("HC_NOT_FOUND", `Nothing answers ${req.method} ${req.path}.`, { hint: "The page is at /review." });
  });
  app.onError((error) => {
    const response = errorResponse(error);
    if (response.status >= 500) log(error instanceof HardcaseError && !error.cause ? error.message : (error.stack ?? String(error)));
    return response;
  });
  return {
    fetch: async (request, connection) => app.fetch(request, connection),
    beginClose: review.beginClose,
    close: review.close,
  };
}

type ReviewedApp = ReviewOptions["demos"][number];

/** Endpoints of an app but those whose cases are kept elsewhere. */
function endpointsOf({ demo, flagged }: ReviewedApp, { directory, storeUrl }: ReviewPlace): Endpoint[] {
  const isElsewhere = ({ settings: { mode, dir, store } }: FlaggedBySettings) =>
    mode !== "never" && (dir !== directory || store !== storeUrl);
  const elsewhere = new Set(flagged.filter(isElsewhere).map(({ endpoint }) => endpoint.name));
  return demo.parts.endpoints.filter(({ name }) => !elsewhere.has(name));
}

function appEndpoints(app: ReviewedApp, place: ReviewPlace): AppEndpoint[] {
  const { flagged } = app;
  return endpointsOf(app, place).map(({ name, inputs, outputs }) => {
    const settings = flagged.find(({ endpoint }) => endpoint.name === name)?.settings;
    const options = settings?.options ?? [];
    const hasOption = settings?.mode === "manual" && options.length > 0;
    return { name, inputs, outputs, options, hasOption, hasUsername: settings?.hasUsername ?? false };
  });
}

function findEndpoint(endpoints: readonly Endpoint[], { run }: Case): Endpoint {
  const found = endpoints.find(({ name }) => name === run.endpoint);
  if (found) return found;
  throw new HardcaseError("HC_REVIEW_NO_APP", `The app has no endpoint "${run.endpoint}".`, { hint: "It may have been renamed since." });
}

interface RunSurroundings {
  readonly endpoints: readonly Endpoint[];
  readonly files: FileCache;
  readonly media: MediaStore;
  readonly version: string | undefined;
}

/** Runs cases as the demo does, but flags nothing by itself. */
function runAgain({ endpoints, files, media, version }: RunSurroundings): NonNullable<ReviewParts["run"]> {
  const quiet = { afterRun: async () => {}, onFunctionError: () => {} };
  const runner = new Runner({ endpoints, files, version, maxQueue: null, ...quiet });
  return async (flagged, signal) => {
    const endpoint = findEndpoint(endpoints, flagged);
    const inputs = await readInputs(endpoint, flagged, { files, media });
    for await (const event of runner.run(endpoint, inputs, { signal }, true)) {
      if (event.type !== "done" && event.type !== "error") continue;
      const { outputs, error, durationMs, version: ran } = event.run;
      if (outputs) await noteFilesOfCase(files.folder, flagged.id, outputs);
      const answer: RunAgain = {
        outputs: outputs && withReviewUrls(outputs),
        error: error ? { code: error.code, message: error.message } : null,
        durationMs,
        version: ran ?? null,
      };
      return answer;
    }
    throw new HardcaseError("HC_FUNCTION", "The run was stopped.");
  };
}

interface CaseFiles {
  readonly files: FileAccess;
  readonly media: MediaStore;
}

/** What the form of the demo is filled with; a file that is gone leaves its own field empty alone. */
async function caseInDemo(endpoint: Endpoint, flagged: Case, places: CaseFiles): Promise<Omit<CaseInDemo, "url">> {
  const unreadable: string[] = [];
  const read = (input: NamedComponent) => readInput(input, flagged, places).catch(() => void unreadable.push(input.name));
  const known = endpoint.inputs.filter(({ name }) => Object.hasOwn(flagged.inputs, name));
  const inputs = await Promise.all(known.map(async (input) => [input.name, (await read(input)) ?? null] as const));
  const strange = Object.entries(flagged.inputs).filter(([name]) => !known.some((input) => input.name === name));
  return {
    endpoint: endpoint.name,
    inputs: Object.fromEntries([...inputs, ...strange]),
    unreadable,
    readsHeld: endpoint.inputPlaces.some(({ named }) => named === null),
  };
}

async function readInputs(endpoint: Endpoint, flagged: Case, places: CaseFiles): Promise<NamedValues> {
  const known = endpoint.inputs.filter(({ name }) => Object.hasOwn(flagged.inputs, name));
  const entries = known.map(async (input) => [input.name, await readInput(input, flagged, places)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Files of a case go into the cache of uploads, so that they are to the components what a visitor's file was. */
async function readInput({ name, component }: NamedComponent, { inputs }: Case, { files, media }: CaseFiles): Promise<Json> {
  const access: MediaAccess = {
    save: () => Promise.reject(new Error("A run stores no files.")),
    load: async (reference) => files.store({ name: reference.orig_name, content: { path: await media.load(reference) } }),
  };
  return (await component.readFromFlag(inputs[name] ?? null, access)) as Json;
}

/** Files that a run made are fetched by the review's own address, as a reviewer may not be a visitor. */
function withReviewUrls(values: NamedValues): NamedValues {
  const change = (value: Json): Json => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(change);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        name === "url" && typeof member === "string" && member.startsWith("api/file/") ? `review/${member}` : change(member ?? null),
      ]),
    );
  };
  return change(values) as NamedValues;
}
