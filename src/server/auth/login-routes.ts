import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, setCookie } from "hono/cookie";
import { HardcaseError } from "../../components/hardcase-error.ts";
import type { DemoAuth } from "../../demo/auth-options.ts";
import type { Demo } from "../../demo/demo.ts";
import { allowOnly } from "../allow-only.ts";
import { errorResponse } from "../error-response.ts";
import { AttemptLimit } from "./attempt-limit.ts";
import { checkCredentials } from "./check-credentials.ts";
import { clientAddress } from "./client-address.ts";
import { loginPage } from "./login-page.ts";
import { type LoginSessions, loginSeconds } from "./login-sessions.ts";
import { isUsableName, readCredentials } from "./read-credentials.ts";

const maxBodySize = 16_384;

/** `POST /login` takes the form and sets the cookie; `GET /logout` takes it away. Both lead to the page. */
export function loginRoutes(demo: Demo, { accounts }: DemoAuth, sessions: LoginSessions): Hono {
  const app = new Hono();
  const names = new AttemptLimit();
  const addresses = new AttemptLimit();

  app.post("/login", bodyLimit({ maxSize: maxBodySize, onError: refuseSize }), async (context) => {
    const credentials = await readCredentials(context.req);
    const { username } = credentials;
    const address = clientAddress(context);
    const now = Date.now();
    const waitMs = Math.max(names.waitOf(username, now), address === undefined ? 0 : addresses.waitOf(address, now));
    if (waitMs > 0) return refuse(context, username, tooManyAttempts(waitMs), { "retry-after": String(Math.ceil(waitMs / 1000)) });

    names.add(username, now);
    if (address !== undefined) addresses.add(address, now);
    if (!isUsableName(username) || !(await checkCredentials(accounts, credentials))) {
      return refuse(context, username, new HardcaseError("HC_CREDENTIALS", "The user name or the password is wrong."));
    }
    names.forgive(username, now);
    if (address !== undefined) addresses.forgive(address, now);
    setCookie(context, sessions.cookieName, await sessions.sign(username), { ...cookieOptions(context), maxAge: loginSeconds });
    context.header("cache-control", "no-store");
    return wantsHtml(context) ? context.redirect(page, 303) : context.json({ success: true });
  });
  // After a wrong password the address bar reads /login: a reload of it leads to the form.
  app.get("/login", (context) => context.redirect(page, 303));
  app.all("/login", allowOnly("GET", "POST"));

  app.get("/logout", (context) => {
    deleteCookie(context, sessions.cookieName, cookieOptions(context));
    context.header("cache-control", "no-store");
    return context.redirect(page, 303);
  });
  app.all("/logout", allowOnly("GET"));
  return app;

  function refuse(context: Context, username: string, error: HardcaseError, headers: Record<string, string> = {}): Response {
    const response = wantsHtml(context)
      ? new Response(loginPage(demo, { username, message: error.hint ? `${error.message} ${error.hint}` : error.message }), {
          status: error.status,
          headers: { "content-type": "text/html; charset=utf-8" },
        })
      : errorResponse(error);
    for (const [name, value] of Object.entries({ "cache-control": "no-store", ...headers })) response.headers.set(name, value);
    return response;
  }
}

/** Relative, so that a demo mounted under a path leads to its own page. */
const page = "./";

function refuseSize(): never {
  throw new HardcaseError("HC_UPLOAD_TOO_LARGE", `The login form is larger than ${maxBodySize} bytes.`);
}

function tooManyAttempts(waitMs: number): HardcaseError {
  const minutes = Math.ceil(waitMs / 60_000);
  return new HardcaseError("HC_TOO_MANY_ATTEMPTS", "Too many attempts to sign in have failed.", {
    hint: `Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
  });
}

const wantsHtml = ({ req }: Context): boolean => req.header("accept")?.includes("text/html") ?? false;

function cookieOptions({ req }: Context) {
  const isSecure = req.header("x-forwarded-proto")?.split(",")[0]?.trim() === "https" || new URL(req.url).protocol === "https:";
  return { path: "/", httpOnly: true, sameSite: "Lax", secure: isSecure } as const;
}
