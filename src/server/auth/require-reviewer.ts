import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { HardcaseError } from "../../components/hardcase-error.ts";
import { errorResponse } from "../error-response.ts";
import { lingeringResponse } from "../lingering-response.ts";
import { requestRoot } from "../request-root.ts";
import { clientAddress } from "./client-address.ts";
import { closedReview, type ReviewAccess, reviewSeconds } from "./review-access.ts";

/** What the review's part of a context holds: who is signed in, and the name under which they review. */
interface ReviewerContext {
  readonly Variables: { user?: string; reviewer: string | null };
}

/**
 * Lets through who holds the review's token, by header or cookie, or is signed in under a name of the list. A link with the token sets
 * the cookie and leads to the page; everybody else is answered 401.
 */
export function requireReviewer(access: ReviewAccess, reviewers: readonly string[]): MiddlewareHandler<ReviewerContext> {
  return async (context, next) => {
    const { req } = context;
    const { user } = context.var;
    const isNamed = user !== undefined && reviewers.includes(user);
    context.set("reviewer", isNamed ? user : null);
    try {
      const given = req.method === "GET" && /^\/review\/?$/.test(req.path) ? req.query("token") : undefined;
      if (given !== undefined) {
        if (!isNamed) access.attempt(given, clientAddress(context));
        // Who is let in by name gets no cookie, which would outlast the login, for a token that is not ours.
        return await open(context, !isNamed || access.isToken(given) ? access : undefined);
      }
      const [, bearer] = /^Bearer +(\S+) *$/i.exec(req.header("authorization") ?? "") ?? [];
      if (!isNamed && bearer !== undefined) access.attempt(bearer, clientAddress(context));
      else if (!isNamed && !(await access.holds(getCookie(context, access.cookieName)))) throw closedReview();
    } catch (error) {
      if (!(error instanceof HardcaseError)) throw error;
      const answer = errorResponse(error);
      answer.headers.set("cache-control", "no-store");
      return req.raw.body ? lingeringResponse(answer, req.raw.body.getReader()) : answer;
    }
    await next();
    return;
  };
}

/** Sets the cookie of who holds the token, and takes that out of the address. */
async function open(context: Context, access: ReviewAccess | undefined): Promise<Response> {
  const { req } = context;
  if (access !== undefined) {
    setCookie(context, access.cookieName, await access.sign(), {
      path: cookiePath(context),
      httpOnly: true,
      sameSite: "Strict",
      secure: new URL(requestRoot(req)).protocol === "https:",
      maxAge: reviewSeconds,
    });
  }
  context.header("cache-control", "no-store");
  const query = new URL(req.url).searchParams;
  query.delete("token");
  const rest = query.size === 0 ? "" : `?${query}`;
  return context.redirect(req.path.endsWith("/") ? `../review${rest}` : `review${rest}`, 303);
}

/** None where the server that the demo is mounted in does not say under which path: the browser then takes the folder of the page. */
function cookiePath({ env, req }: Context): string {
  const bindings = env as Partial<HttpBindings> | undefined;
  if (bindings?.incoming === undefined && req.header("x-forwarded-prefix") === undefined) return "";
  return `${new URL(requestRoot(req)).pathname.replace(/\/+$/, "")}/review`;
}
