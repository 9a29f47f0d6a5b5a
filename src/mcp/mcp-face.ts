import { Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { SignedIn } from "../server/auth/signed-in.ts";
import type { Face } from "../server/face.ts";
import { refusal } from "./refusal.ts";

const path = "/mcp";

/** The Model Context Protocol, for agents. Throws `HC_ENVIRONMENT` where its SDK is not installed. */
export async function loadMcpFace(): Promise<Face> {
  const { mcpRoute } = await import("./mcp-route.ts").catch((cause: unknown) => {
    if (!isMissingSdk(cause)) throw cause;
    throw new HardcaseError("HC_ENVIRONMENT", "mcp: true needs a package that is not installed.", {
      hint: "Run: npm install @modelcontextprotocol/sdk.",
      cause,
    });
  });
  return {
    owns: (asked) => asked === path,
    hasBasicLogin: true,
    refuseStranger() {
      const answer = refusal(401, "This demo is for those who have signed in. Send the user name and the password by HTTP Basic.");
      answer.headers.set("www-authenticate", 'Basic realm="hardcase", charset="UTF-8"');
      return answer;
    },
    documentation: () => ({ "x-hardcase-mcp": path.slice(1) }),
    routes: (parts) => new Hono<SignedIn>().route(path, mcpRoute(parts)),
  };
}

function isMissingSdk(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === "ERR_MODULE_NOT_FOUND" && String(message).includes("@modelcontextprotocol/sdk");
}
