import { Hono } from "hono";
import type { FaceParts } from "../server/face.ts";
import { answerFile } from "../server/file-route.ts";
import { answerUpload } from "../server/upload-route.ts";
import { errorAnswer } from "./client-error.ts";
import type { GradioEnv } from "./gradio-server.ts";
import { apiPrefix } from "./gradio-version.ts";

/** Files both ways. A file's path is its key in the server's cache; no path of a disk is ever read. */
export function fileRoutes({ files, demo }: FaceParts): Hono<GradioEnv> {
  const app = new Hono<GradioEnv>();
  app.post(`${apiPrefix}/upload`, ({ req }) =>
    answerUpload(
      req,
      { cache: files, maxFileSize: demo.parts.maxFileSize },
      {
        show: (uploaded) => uploaded.map(({ path }) => path),
        refuse: errorAnswer,
      },
    ),
  );
  const read = /^\/gradio_api\/file[=/](.+)$/;
  app.get(`${apiPrefix}/*`, async ({ req }, next) => {
    const [, path] = read.exec(new URL(req.url).pathname) ?? [];
    if (path === undefined) return next();
    return answerFile(files, req, keyOf(path));
  });
  return app;

  function keyOf(path: string): string {
    try {
      // Each segment decoded once: a slash hidden in one of them belongs to no file's name.
      return path.split("/").map(decodeURIComponent).join("/");
    } catch {
      return "";
    }
  }
}
