import { Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import { refuse, refuseMembers } from "./read-decision.ts";
import type { Reviewing, ReviewWork } from "./review-parts.ts";

const longestName = 200;
const longestQuery = 4_000;

/** Views that reviewers have given names: each is the query of the page's address. */
export function viewRoutes({ store, parts }: ReviewWork): Hono<Reviewing> {
  const app = new Hono<Reviewing>();
  app.get("/views", async () => Response.json({ views: await (await store()).views() }));
  app.put("/views/:name", async ({ req }) => {
    const body = await parts.http.readJsonBody(req);
    refuseMembers(body, ["query"]);
    const { query } = body;
    const name = req.param("name").trim();
    if (name === "" || name.length > longestName) throw refuse("name", `a text of 1 to ${longestName} characters`, name);
    if (typeof query !== "string" || query.length > longestQuery)
      throw refuse("query", `the text after ? of the page's address, of at most ${longestQuery} characters`, query);
    await (await store()).saveView({ name, query });
    return Response.json({ name, query });
  });
  app.delete("/views/:name", async ({ req }) => {
    const name = req.param("name");
    const opened = await store();
    if (!(await opened.views()).some((view) => view.name === name)) throw new HardcaseError("HC_NOT_FOUND", `There is no view "${name}".`);
    await opened.removeView(name);
    return new Response(null, { status: 204 });
  });
  return app;
}
