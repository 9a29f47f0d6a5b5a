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
        return await open(context, access);
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

/** Sets the cookie, and takes the token out of the address. */
async function open(context: Context, access: ReviewAccess): Promise<Response> {
  const { req } = context;
  const root = new URL(requestRoot(req));
  setCookie(context, access.cookieName, await access.sign(), {
    path: `${root.pathname.replace(/\/+$/, "")}/review`,
    httpOnly: true,
    sameSite: "Strict",
    secure: root.protocol === "https:",
    maxAge: reviewSeconds,
  });
  context.header("cache-control", "no-store");
  const query = new URL(req.url).searchParams;
  query.delete("token");
  const rest = query.size === 0 ? "" : `?${query}`;
  return context.redirect(req.path.endsWith("/") ? `../review${rest}` : `review${rest}`, 303);
}
