import { Hono } from "hono";
import type { CasePage } from "../cases/case-store.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { eraseCases } from "../flagging/erase-cases.ts";
import { findCase, judgeCase } from "./judge-case.ts";
import { readDecision, readIds, readRevision, readSeenCases, refuse, refuseMembers } from "./read-decision.ts";
import { readFilter, readOrder, readWholeNumber } from "./read-filter.ts";
import type { BulkJudgement, ReviewedCaseDetail, ReviewedCaseList } from "./review-api.ts";
import type { Reviewing, ReviewWork } from "./review-parts.ts";

const longestPage = 500;
const nearest = 20;
const mostRepeats = 100;
/** The store commits together what is written at the same time. */
const judgedAtOnce = 50;

/** Cases: lists of them, counts, one with all that is known of it, and what reviewers say of them. */
export function caseRoutes(work: ReviewWork): Hono<Reviewing> {
  const { store, describer, feed, parts } = work;
  const { readJsonBody } = parts.http;
  const app = new Hono<Reviewing>();

  app.get("/cases", async ({ req }) => {
    const query = new URL(req.url).searchParams;
    const { cases, next } = await listed(query);
    return Response.json({ cases: await describer.list(cases), next } satisfies ReviewedCaseList);
  });

  async function listed(query: URLSearchParams): Promise<CasePage> {
    const filter = readFilter(query);
    const order = readOrder(query);
    const limit = readWholeNumber("limit", query.get("limit"), { least: 1, most: longestPage }) ?? 100;
    const offset = readWholeNumber("offset", query.get("offset"), { least: 0, most: Number.MAX_SAFE_INTEGER });
    const after = query.get("after");
    if (offset !== undefined && after === null) return (await store()).listAt(filter, { offset, limit, order });
    return (await store()).list(filter, { limit, order, ...(after !== null && { after }) });
  }

  app.get("/counts", async ({ req }) => Response.json(await (await store()).counts(readFilter(new URL(req.url).searchParams))));
  app.get("/numbers", async ({ req }) => Response.json(await (await store()).numbers(readFilter(new URL(req.url).searchParams))));

  app.get("/cases/:case", async ({ req }) => {
    const one = await findCase(work, req.param("case"));
    const opened = await store();
    const [history, near, repeats] = await Promise.all([
      opened.history(one.id),
      opened.nearRepeats(one.id, nearest),
      one.repeats > 1 ? opened.repeatsOf(one.id, mostRepeats) : [],
    ]);
    const detail: ReviewedCaseDetail = {
      ...(await describer.describe(one)),
      history: await describer.history(one, history),
      nearRepeats: await Promise.all(
        near.map(async (each) => ({ case: (await describer.list([each.case]))[0] as ReviewedCaseDetail, likeness: each.likeness })),
      ),
      repeatsOf: repeats,
    };
    return Response.json(detail);
  });

  app.put("/cases/:case/review", async ({ req, var: { reviewer } }) => {
    const body = await readJsonBody(req);
    const decision = readDecision(body, ["revision"]);
    const seen = { id: req.param("case"), revision: readRevision(body.revision) };
    const judged = await judgeCase(work, seen, { decision, by: reviewer });
    if (!judged.isLate) void feed.look();
    const described = await describer.describe(judged.case);
    if (!judged.isLate) return Response.json(described);
    const { by } = judged.case.review;
    const error = new HardcaseError(
      "HC_REVIEW_CONFLICT",
      `${by ?? "Another reviewer"} has changed the review of this case since you saw it.`,
      {
        hint: "Look at what it says now, and send your verdict with its revision if it still holds.",
      },
    );
    const { code, message, hint } = error;
    return Response.json({ error: { code, message, hint }, case: described }, { status: error.status });
  });

  app.post("/judge", async ({ req, var: { reviewer } }) => {
    const body = await readJsonBody(req);
    const decision = readDecision(body, ["cases"]);
    const result: { judged: ReviewedCaseDetail[]; conflicts: ReviewedCaseDetail[] } = { judged: [], conflicts: [] };
    const all = readSeenCases(body.cases);
    for (let from = 0; from < all.length; from += judgedAtOnce) {
      const some = all.slice(from, from + judgedAtOnce);
      const outcomes = await Promise.all(some.map((seen) => judgeCase(work, seen, { decision, by: reviewer }).catch(unlessGone)));
      for (const outcome of outcomes) {
        if (outcome) result[outcome.isLate ? "conflicts" : "judged"].push((await describer.list([outcome.case]))[0] as ReviewedCaseDetail);
      }
    }
    void feed.look();
    return Response.json(result satisfies BulkJudgement);
  });

  app.delete("/cases/:case", async ({ req }) => {
    const { id } = await findCase(work, req.param("case"));
    await erase({ cases: [id] });
    return new Response(null, { status: 204 });
  });

  app.post("/erase", async ({ req }) => {
    const body = await readJsonBody(req);
    refuseMembers(body, ["cases", "session", "user"]);
    const [name, ...others] = Object.keys(body);
    if (name === undefined || others.length > 0) throw refuse("The body", 'one of "cases", "session" and "user"', body);
    const value = body[name];
    if (name === "cases") return Response.json(await erase({ cases: readIds(value) }));
    if (typeof value !== "string" || value === "") throw refuse(name, "a text that is not empty", value);
    return Response.json(await erase({ [name]: value }));
  });

  async function erase(filter: Parameters<typeof eraseCases>[1]) {
    const erased = await eraseCases({ directory: parts.directory, store: await store() }, filter);
    void feed.look();
    return erased;
  }

  app.post("/cases/:case/run", async ({ req }) => {
    const one = await findCase(work, req.param("case"));
    if (!parts.run)
      throw noApp(
        "Cases cannot be run again here, as the page was opened on a folder alone.",
        "Start it with the app: hardcase review app.ts.",
      );
    return Response.json(await parts.run(one, req.raw.signal));
  });

  app.get("/cases/:case/demo", async ({ req }) => {
    const one = await findCase(work, req.param("case"));
    if (!parts.openInDemo) throw noApp("The demo is not served beside this page.", "Start the demo, and review under its /review.");
    return Response.json(await parts.openInDemo(one));
  });

  return app;
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof HardcaseError && error.code === "HC_NOT_FOUND")) throw error;
}

function noApp(message: string, hint: string): HardcaseError {
  return new HardcaseError("HC_REVIEW_NO_APP", message, { hint });
}
