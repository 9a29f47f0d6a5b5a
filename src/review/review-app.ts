import { Hono } from "hono";
import type { CaseStore } from "../cases/case-store.ts";
import { MediaStore } from "../cases/media-store.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { caseRoutes } from "./case-routes.ts";
import { ChangeFeed } from "./change-feed.ts";
import { CaseDescriber } from "./describe-case.ts";
import { eventRoute } from "./event-route.ts";
import { exportRoutes } from "./export-routes.ts";
import { fileRoutes } from "./file-routes.ts";
import type { ReviewPageConfig } from "./review-api.ts";
import type { Reviewing, ReviewParts, ReviewWork } from "./review-parts.ts";
import { describeReviewed, ReviewedEndpoints } from "./reviewed-endpoints.ts";
import { StoredFiles } from "./stored-files.ts";
import { viewRoutes } from "./view-routes.ts";

/** The review page and its interface, to be mounted where only reviewers come. */
export interface ReviewApp extends AsyncDisposable {
  readonly routes: Hono<Reviewing>;
}

const longestReviewer = 200;

/** Joins the routes of a review; the store is opened when it is first needed. */
export function reviewApp(parts: ReviewParts): ReviewApp {
  let opened: Promise<CaseStore> | undefined;
  const store = () => {
    opened ??= openCaseStore(parts.storeUrl ?? { dir: parts.directory });
    // What could not be opened is tried again by the next request.
    opened.catch(() => (opened = undefined));
    return opened;
  };
  const media = new MediaStore(parts.directory);
  const files = new StoredFiles(parts.key);
  const endpoints = new ReviewedEndpoints(parts.endpoints, store);
  const describer = new CaseDescriber({ endpoints, media, files });
  const feed = new ChangeFeed(store);
  const work: ReviewWork = { parts, store, media, files, endpoints, describer, feed };

  const routes = new Hono<Reviewing>();
  routes.use(async (context, next) => {
    const named = readName(context.req.header("x-hardcase-reviewer"));
    // Who is signed in under a name cannot take another.
    context.set("reviewer", context.var.reviewer ?? named ?? parts.reviewer);
    context.header("cache-control", "no-store");
    await next();
  });
  routes.get("/review", async () => {
    // What reads and counts takes a moment to start: it does so while the page loads.
    void store()
      .then((cases) => Promise.all([cases.list({}, { limit: 1 }), cases.count({})]))
      .catch(() => {});
    const html = parts.http.page(await pageConfig(parts, endpoints));
    return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
  });
  // The page's addresses are relative to it, and would lead elsewhere with the slash.
  routes.get("/review/", ({ req }) => new Response(null, { status: 308, headers: { location: `../review${new URL(req.url).search}` } }));
  for (const part of [caseRoutes, fileRoutes, eventRoute, viewRoutes, exportRoutes]) routes.route("/review/api", part(work));

  return {
    routes,
    async [Symbol.asyncDispose]() {
      feed.close();
      await (await opened?.catch(() => undefined))?.[Symbol.asyncDispose]();
    },
  };
}

async function pageConfig(parts: ReviewParts, endpoints: ReviewedEndpoints): Promise<ReviewPageConfig> {
  const { title, run, toDemo = null, reviewer, suiteDir, maxFileSize, views, places, place } = parts;
  return {
    title,
    endpoints: (await endpoints.all()).map(describeReviewed),
    hasApp: run !== undefined,
    toDemo,
    reviewer,
    suiteDir,
    maxFileSize,
    views,
    places,
    place,
  };
}

/** A header holds no more than Latin letters, so the page sends it percent-encoded. */
function readName(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  try {
    return (
      decodeURIComponent(given)
        .replace(/\p{Cc}/gu, "")
        .trim()
        .slice(0, longestReviewer) || undefined
    );
  } catch {
    return undefined;
  }
}
