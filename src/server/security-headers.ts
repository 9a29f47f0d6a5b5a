import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Headers of every answer. Pictures may come from the origins that the owner's own Markdown names, and from nowhere else. */
export function securityHeaders(...markdown: readonly (string | undefined)[]): MiddlewareHandler {
  const pictureOrigins = imageOrigins(markdown.join("\n"));
  // A Space is shown in a frame of the Hub's.
  const ancestors = process.env.SPACE_ID ? ["'self'", "https://huggingface.co", "https://*.hf.space"] : ["'self'"];
  return secureHeaders({
    // A route that is stricter stays so: files of strangers are sandboxed.
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "blob:", "data:", ...pictureOrigins],
      mediaSrc: ["'self'", "blob:"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", "blob:"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ancestors,
    },
    permissionsPolicy: { camera: ["self"], microphone: ["self"], geolocation: [] },
    xFrameOptions: false,
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "same-origin",
    strictTransportSecurity: false,
  });
}

function imageOrigins(markdown: string): string[] {
  const links = markdown.matchAll(/!\[[^\]]*\]\(\s*<?(https?:\/\/[^\s)>]+)/g);
  return [...new Set([...links].flatMap(([, link]) => (link && URL.canParse(link) ? [new URL(link).origin] : [])))];
}
