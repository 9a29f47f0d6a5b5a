import { existsSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { basename, join, resolve } from "node:path";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { openCaseStore } from "../cases/open-case-store.ts";
import { isPostgresUrl, showPostgresUrl } from "../cases/show-postgres-url.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { DemoSite } from "../demo/demo-site.ts";
import { completeErasure } from "../flagging/erase-cases.ts";
import { codeVersion } from "../runs/code-version.ts";
import { fileCache } from "../runs/file-cache.ts";
import { placesOf, type ReviewOptions, reviewServer } from "../serve-review.ts";
import { reviewToken } from "../server/auth/review-access.ts";
import { listen, type PortChoice } from "../server/listen.ts";
import { loadDemo } from "./load-demo.ts";

const maxFileSize = 100_000_000;
const graceMs = 2_000;
const endings = ["SIGINT", "SIGTERM"] as const;

/** How the review of a place is served. */
export interface ReviewPageOptions {
  readonly host: string;
  readonly port: PortChoice;
  /** The flagging directory with the files of a database's cases. */
  readonly media: string;
  /** The folder of the suite that takes cases from the page. */
  readonly suite: string;
  /** Under which name to judge. Default: the user's on this machine. */
  readonly name?: string;
}

/** Serves the review of a place, prints its link, and ends it when the process is told to end. */
export async function serveReviewPage(place: string, options: ReviewPageOptions): Promise<void> {
  const cases = await openPlace(place, options);
  const token = reviewToken(process.env);
  const log = (message: string) => console.error(message);
  const server = reviewServer(
    {
      ...cases,
      token,
      reviewers: [],
      reviewer: options.name ?? ownName(),
      suiteDir: resolve(options.suite),
      files: fileCache(),
      version: await codeVersion(process.env),
      isBesideDemo: false,
    },
    log,
  );
  const { host } = options;
  const listening = await listen(server, host, options.port);
  const sweeping = fileCache().startSweeping();
  console.log(
    `The review of ${cases.title} is at http://${host.includes(":") ? `[${host}]` : host}:${listening.port}/review?token=${token}`,
  );
  const end = async (signal: NodeJS.Signals) => {
    sweeping[Symbol.dispose]();
    server.beginClose();
    await listening.close(graceMs);
    await server.close();
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  for (const signal of endings) process.once(signal, (given) => void end(given));
}

type Cases = Pick<ReviewOptions, "title" | "directory" | "storeUrl" | "others" | "maxFileSize" | "demos">;

async function openPlace(place: string, { media }: ReviewPageOptions): Promise<Cases> {
  if (isPostgresUrl(place)) {
    // What keeps it from being opened is said at once, and not by the first page.
    await (await openCaseStore(place))[Symbol.asyncDispose]();
    return { title: showPostgresUrl(place), directory: resolve(media), storeUrl: place, maxFileSize, demos: [] };
  }
  if (existsSync(place) && statSync(place).isFile()) return openApp(place);
  return { ...(await openFolder(place, process.env.HARDCASE_STORE || undefined)), title: place, maxFileSize, demos: [] };
}

async function openFolder(directory: string, storeUrl: string | undefined): Promise<Pick<Cases, "directory" | "storeUrl">> {
  if (storeUrl === undefined && !existsSync(join(hiddenFolder(directory), "cases.db"))) {
    throw new HardcaseError("HC_DATASET", `${directory} holds no cases.`, {
      hint: "Give the flagging directory of a demo. What Gradio has flagged comes in with: hardcase import.",
    });
  }
  await using store = await openCaseStore(storeUrl ?? { dir: directory });
  await completeErasure({ directory, store });
  return { directory: resolve(directory), storeUrl };
}

/** Every place in which its demos have kept cases. */
async function openApp(app: string): Promise<Cases> {
  const { flaggedOf, holdLaunches } = await import("../launch.ts");
  const loaded = await loadDemo(app, holdLaunches());
  const all = loaded instanceof DemoSite ? [...loaded.demos.values()] : [loaded];
  const demos = all.map((demo) => ({ demo, flagged: flaggedOf(demo) }));
  const settings = demos.flatMap(({ flagged }) => flagged.map((one) => one.settings));
  const keeping = settings.filter(({ dir, store }) => store !== undefined || existsSync(join(hiddenFolder(dir), "cases.db")));
  const [first, ...more] = placesOf(keeping.length > 0 ? keeping : settings.slice(0, 1));
  const title = loaded instanceof DemoSite ? loaded.title : loaded.parts.title;
  const sizes = all.map(({ parts }) => parts.maxFileSize);
  const folder = await openFolder(first?.directory ?? "flagged", first?.storeUrl);
  const others = await Promise.all(more.map(({ directory, storeUrl }) => openFolder(directory, storeUrl)));
  return { ...folder, others, title: title || basename(app), maxFileSize: Math.max(...sizes), demos };
}

function ownName(): string | null {
  try {
    return userInfo().username;
  } catch {
    // A container may have a user without a name.
    return null;
  }
}
