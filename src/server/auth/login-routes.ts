import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, setCookie } from "hono/cookie";
import { HardcaseError } from "../../components/hardcase-error.ts";
import type { Demo } from "../../demo/demo.ts";
import { allowOnly } from "../allow-only.ts";
import { errorResponse } from "../error-response.ts";
import { clientAddress } from "./client-address.ts";
import { loginPage } from "./login-page.ts";
import { type LoginSessions, loginSeconds } from "./login-sessions.ts";
import { readCredentials } from "./read-credentials.ts";
import type { SignIn } from "./sign-in.ts";

const maxBodySize = 16_384;

/** `POST /login` takes the form and sets the cookie; `GET /logout` takes it away. Both lead to the page. */
export function loginRoutes(demo: Demo, signIn: SignIn, sessions: LoginSessions): Hono {
  const app = new Hono();

  app.post("/login", bodyLimit({ maxSize: maxBodySize, onError: refuseSize }), async (context) => {
    const credentials = await readCredentials(context.req);
    const { username } = credentials;
    try {
      await signIn.attempt(credentials, clientAddress(context));
    } catch (error) {
      if (!(error instanceof HardcaseError)) throw error;
      return refuse(context, username, error);
    }
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

  async function refuse(context: Context, username: string, error: HardcaseError): Promise<Response> {
    const plain = errorResponse(error);
    const response = wantsHtml(context)
      ? new Response(await loginPage(demo, { username, message: error.hint ? `${error.message} ${error.hint}` : error.message }), {
          status: error.status,
          headers: { "content-type": "text/html; charset=utf-8" },
        })
      : plain;
    const retryAfter = plain.headers.get("retry-after");
    if (retryAfter !== null) response.headers.set("retry-after", retryAfter);
    response.headers.set("cache-control", "no-store");
    return response;
  }
}

/** Relative, so that a demo mounted under a path leads to its own page. */
const page = "./";

function refuseSize(): never {
  throw new HardcaseError("HC_UPLOAD_TOO_LARGE", `The login form is larger than ${maxBodySize} bytes.`);
}

const wantsHtml = ({ req }: Context): boolean => req.header("accept")?.includes("text/html") ?? false;

function cookieOptions({ req }: Context) {
  const isSecure = req.header("x-forwarded-proto")?.split(",")[0]?.trim() === "https" || new URL(req.url).protocol === "https:";
  return { path: "/", httpOnly: true, sameSite: "Lax", secure: isSecure } as const;
}
