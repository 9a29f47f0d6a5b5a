import type { HonoRequest } from "hono";

/** The address of the demo as its client knows it, without a slash at the end; a proxy says by headers what it was asked for. */
export function requestRoot(request: HonoRequest): string {
  const { protocol, host } = new URL(request.url);
  const forwarded = (name: string) => request.header(`x-forwarded-${name}`)?.split(",")[0]?.trim();
  const scheme = forwarded("proto") === "https" ? "https:" : protocol;
  const path = forwarded("prefix") ?? "";
  return `${scheme}//${forwarded("host") ?? request.header("host") ?? host}${path}`.replace(/\/+$/, "");
}
