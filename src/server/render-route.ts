import { Hono } from "hono";
import type { FileAccess } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Demo, DemoBody } from "../demo/demo.ts";
import { column, type LayoutChild, LayoutNode } from "../demo/layout.ts";
import { type BlocksPlan, type PlannedRender, planBlocks } from "../demo/plan-blocks.ts";
import type { PageSession } from "../runs/page-sessions.ts";
import type { Runner } from "../runs/runner.ts";
import { allowOnly } from "./allow-only.ts";
import type { SignedIn } from "./auth/signed-in.ts";
import { describeBlocks } from "./describe-blocks.ts";
import { readJsonBody } from "./read-json-body.ts";
import { pageHeader, readName } from "./run-headers.ts";

interface RenderRouteParts {
  readonly demo: Demo;
  readonly runner: Runner;
  readonly files: FileAccess;
}

/** `POST /api/render/{name}`: builds a part of a page from values; `POST /api/leave`: forgets a page. Both are for the page alone. */
export function renderRoute({ demo, runner, files }: RenderRouteParts): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.post("/api/render/:name", async (context) => {
    const { req } = context;
    const page = readName(req.header(pageHeader));
    if (page === null) throw new HardcaseError("HC_BODY", `A part of a page needs the header ${pageHeader}, a random name of the page.`);
    const session = runner.pageOf(page);
    const { plan, rendered } = findRender(demo, session, req.param("name"));
    const { endpoint } = rendered;
    const caller = { signal: req.raw.signal, page, user: context.var.user ?? null };
    const built = await runner.build(endpoint, await readJsonBody(req), caller);
    // A column checks its children as the page must.
    const layout = column(...(Array.isArray(built) ? built : [built])).children;
    refuseFlagRows(layout);
    const part = planBlocks({ layout, prefix: `${endpoint.name}-`, around: plan, version: demo.parts.version });
    session.keepPart(endpoint.name, part);
    return context.json(await describeBlocks(part, files));
  });
  app.all("/api/render/:name", allowOnly("POST"));
  app.post("/api/leave", ({ req }) => {
    const page = readName(req.header(pageHeader));
    if (page !== null) runner.endPage(page);
    return new Response(null, { status: 204 });
  });
  app.all("/api/leave", allowOnly("POST"));
  return app;
}

function findRender({ parts: { body } }: Demo, session: PageSession, name: string): { plan: BlocksPlan; rendered: PlannedRender } {
  const plans = [...plansIn(body), ...session.parts];
  for (const plan of plans) {
    const rendered = plan.renders.find(({ endpoint }) => endpoint.name === name);
    if (rendered) return { plan, rendered };
  }
  throw new HardcaseError("HC_NOT_FOUND", `There is no part "${name}" on this page.`);
}

function plansIn(body: DemoBody): BlocksPlan[] {
  if (body.type === "tabs") return body.tabs.flatMap((tab) => plansIn(tab.body));
  return body.type === "blocks" ? [body.plan] : [];
}

/** Flags need an endpoint that is there before any page is. */
function refuseFlagRows(layout: readonly LayoutChild[]): void {
  for (const child of layout) {
    if (!(child instanceof LayoutNode)) continue;
    if (child.kind === "flagRow") {
      throw new HardcaseError("HC_DEMO", "flagButton() cannot stand in what render() builds.", { hint: "Lay it out beside the render()." });
    }
    refuseFlagRows(child.children);
  }
}
