import { html } from "hono/html";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Server } from "./create-server.ts";
import { errorResponse } from "./error-response.ts";
import { htmlDocument } from "./html-document.ts";
import { pageFiles, pageFolder } from "./page-assets.ts";

/** A demo's server under its path. */
export interface MountedServer {
  /** `/` or like `/calculator`. */
  readonly path: string;
  readonly title: string;
  readonly server: Server;
}

/** Servers under paths, and a list of them at `/` unless one stands there. */
export function siteServer(title: string, mounted: readonly MountedServer[]): Server {
  // The longest path first: `/a/b` is not under `/a` when both are mounted.
  const ordered = mounted.toSorted((a, b) => b.path.length - a.path.length);
  return {
    async fetch(request, connection) {
      const url = new URL(request.url);
      const { pathname } = url;
      const isReading = request.method === "GET" || request.method === "HEAD";
      for (const { path, server } of ordered) {
        if (path === "/") return server.fetch(request, connection);
        if (pathname === path && isReading) return redirectInto(path, url);
        if (!pathname.startsWith(`${path}/`)) continue;
        url.pathname = pathname.slice(path.length);
        return server.fetch(under(path, new Request(url, request)), connection);
      }
      if (pathname === "/" && isReading) return listOf(title, mounted);
      if (pathname.startsWith("/assets/")) return (mounted[0] as MountedServer).server.fetch(request, connection);
      return errorResponse(
        new HardcaseError("HC_NOT_FOUND", `Nothing answers ${request.method} ${pathname}.`, {
          hint: `There is ${mounted.map(({ path }) => `${path}/`).join(", ")}.`,
        }),
      );
    },
    beginClose() {
      for (const { server } of mounted) server.beginClose();
    },
    async close() {
      for (const { server } of mounted) await server.close();
    },
  };
}

/** Says where the demo is, as a proxy would: what it answers may hold its whole address. */
function under(path: string, request: Request): Request {
  request.headers.set("x-forwarded-prefix", `${request.headers.get("x-forwarded-prefix") ?? ""}${path}`);
  return request;
}

/** A page's addresses are relative to it, and so need the slash. Relative itself, for who mounts the site under a path. */
function redirectInto(path: string, { search }: URL): Response {
  return new Response(null, { status: 308, headers: { location: `${path.slice(path.lastIndexOf("/") + 1)}/${search}` } });
}

function listOf(title: string, mounted: readonly MountedServer[]): Response {
  const page = htmlDocument({
    title,
    files: pageFiles(pageFolder(), []),
    body: html`<main>
<header class="page-header"><h1>${title}</h1></header>
<ul class="site-list card">
${mounted.map(
  ({ path, title: name }) => html`<li><a href="${path.slice(1)}/">${name}</a><span>${path}</span></li>
`,
)}</ul>
</main>`,
  });
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
    },
  });
}
