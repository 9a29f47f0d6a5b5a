import { Hono } from "hono";
import type { SignedIn } from "../server/auth/signed-in.ts";
import type { Face } from "../server/face.ts";
import { apiPrefix } from "./gradio-version.ts";

/** Answers a request of the protocol. */
type Answer = (request: Request, signedIn: { readonly user?: string | undefined }) => Response | Promise<Response>;

/** Gradio's protocol, for its own clients. All of it but this file is loaded by the first request to one of its paths. */
export const gradioFace: Face = {
  owns,
  refuseStranger: (message) => Response.json({ detail: { error: "Not authenticated", auth_message: message } }, { status: 401 }),
  routes(parts) {
    const app = new Hono<SignedIn>();
    let loading: Promise<Answer> | undefined;
    const load = async (): Promise<Answer> => {
      const { gradioRoutes } = await import("./gradio-routes.ts");
      return gradioRoutes(parts).fetch;
    };
    app.use(async ({ req, var: { user } }, next) => {
      if (!owns(req.path)) return next();
      loading ??= load();
      return (await loading)(req.raw, { user });
    });
    return app;
  },
};

function owns(path: string): boolean {
  return path === "/config" || path.startsWith(`${apiPrefix}/`);
}
