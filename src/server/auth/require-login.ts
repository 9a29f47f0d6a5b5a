import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { HardcaseError } from "../../components/hardcase-error.ts";
import type { Demo } from "../../demo/demo.ts";
import { errorResponse } from "../error-response.ts";
import type { Face } from "../face.ts";
import { lingeringResponse } from "../lingering-response.ts";
import { BasicLogin } from "./basic-login.ts";
import { clientAddress } from "./client-address.ts";
import { loginPage } from "./login-page.ts";
import type { LoginSessions } from "./login-sessions.ts";
import type { SignIn } from "./sign-in.ts";
import type { SignedIn } from "./signed-in.ts";

interface LoginParts {
  readonly sessions: LoginSessions;
  readonly signIn: SignIn;
  readonly faces: readonly Face[];
  /** Whether it has a review, which asks by itself who comes. */
  readonly hasReview: boolean;
}

const signInFirst = "This demo is for those who have signed in.";

/** Lets through who is signed in, and everybody to the login, the page's files, and the state of the server. */
export function requireLogin(demo: Demo, { sessions, signIn, faces, hasReview }: LoginParts): MiddlewareHandler<SignedIn> {
  const basic = faces.some(({ hasBasicLogin }) => hasBasicLogin) ? new BasicLogin(signIn) : undefined;
  return async (context, next) => {
    const { req } = context;
    const user =
      (await sessions.read(getCookie(context, sessions.cookieName))) ??
      (await basic?.read(req.header("authorization"), clientAddress(context)));
    if (user !== undefined) context.set("user", user);
    if (user !== undefined || isOpen(req.path) || (hasReview && isReview(req.path))) return next();
    if (req.path === "/" && (req.method === "GET" || req.method === "HEAD")) {
      return context.html(await loginPage(demo), 401, { "cache-control": "no-store" });
    }
    const face = faces.find((one) => one.owns(req.path));
    const answer = face
      ? face.refuseStranger(demo.parts.auth?.message ?? signInFirst)
      : errorResponse(
          new HardcaseError("HC_LOGIN", signInFirst, {
            hint: 'Post "username" and "password" to /login, and send the cookie that it answers with.',
          }),
        );
    answer.headers.set("cache-control", "no-store");
    return req.raw.body ? lingeringResponse(answer, req.raw.body.getReader()) : answer;
  };
}

function isReview(path: string): boolean {
  return path === "/review" || path.startsWith("/review/");
}

function isOpen(path: string): boolean {
  return path.startsWith("/assets/") || path === "/style.css" || path === "/healthz" || path === "/login" || path === "/logout";
}
