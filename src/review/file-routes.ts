import { Hono } from "hono";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Reviewing, ReviewWork } from "./review-parts.ts";

/** Files of cases, by addresses that the server has signed, and those that reviewers upload; nothing else of the disk. */
export function fileRoutes({ files, media, parts: { http } }: ReviewWork): Hono<Reviewing> {
  const app = new Hono<Reviewing>();
  app.post("/upload", ({ req }) => http.upload(req, "review/"));
  app.get("/file/*", async ({ req }) => {
    const segments = segmentsOf(req.url);
    if (segments.length === 2) return http.uploaded(req, segments.join("/"));
    const reference = segments.length === 3 ? files.read(segments.join("/")) : undefined;
    if (reference === undefined || reference.sha256 !== segments[0]) throw new HardcaseError("HC_NOT_FOUND", "There is no such file here.");
    try {
      const { orig_name: name, mime_type: mimeType, sha256 } = reference;
      return await http.file(req, { place: await media.load(reference), name, mimeType, sha256 });
    } catch (error) {
      if (!(error instanceof HardcaseError && /^HC_FILE/.test(error.code))) throw error;
      throw new HardcaseError("HC_NOT_FOUND", "The file of this case is gone from the flagging directory.");
    }
  });
  return app;
}

/** What stands after `/file/`, each part decoded once. */
function segmentsOf(url: string): string[] {
  try {
    return (new URL(url).pathname.split("/review/api/file/")[1] ?? "").split("/").map(decodeURIComponent);
  } catch {
    return [];
  }
}
