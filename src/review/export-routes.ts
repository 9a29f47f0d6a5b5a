import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Hono } from "hono";
import { exportCases } from "../datasets/export-cases.ts";
import { type ExportFormatName, exportFormats } from "../datasets/export-formats.ts";
import { readIds, refuse, refuseMembers } from "./read-decision.ts";
import { readFilter } from "./read-filter.ts";
import type { SuiteAddition } from "./review-api.ts";
import type { Reviewing, ReviewWork } from "./review-parts.ts";

/** Selections as data: a download in any format, or cases of the suite. */
export function exportRoutes({ parts }: ReviewWork): Hono<Reviewing> {
  const { directory, storeUrl, suiteDir, http } = parts;
  const store = storeUrl === undefined ? {} : { store: storeUrl };
  const app = new Hono<Reviewing>();

  app.get("/export", async ({ req }) => {
    const query = new URL(req.url).searchParams;
    const ids = query.get("ids");
    const selection = ids === null ? readFilter(query) : { cases: readIds(ids.split(",")) };
    return download(readFormat(query.get("format")), query.get("files") === "true", selection);
  });

  app.post("/export", async ({ req }) => {
    const body = await http.readJsonBody(req);
    refuseMembers(body, ["format", "cases", "files"]);
    return download(readFormat(body.format), body.files === true, { cases: readIds(body.cases, 1_000_000) });
  });

  app.post("/suite", async ({ req }) => {
    const body = await http.readJsonBody(req);
    refuseMembers(body, ["cases"]);
    const added = await exportCases(directory, { format: "suite", to: suiteDir, cases: readIds(body.cases), ...store });
    return Response.json(added satisfies SuiteAddition);
  });

  /** One file as it is, a folder as a tar. */
  async function download(format: ExportFormatName, isWithFiles: boolean, selection: object): Promise<Response> {
    const folder = await mkdtemp(join(tmpdir(), "hardcase-review-export-"));
    const remove = () => rm(folder, { recursive: true, force: true });
    try {
      const name = `cases.${format}`;
      const isFile = !isWithFiles && exportFormats[format].isFile(name);
      const to = join(folder, isFile ? name : "cases");
      await exportCases(directory, { ...selection, format, to, ...store });
      const isOneFile = (await stat(to)).isFile();
      const body = isOneFile ? createReadStream(to) : await tarOf(to, `cases-${format}`);
      body.once("close", () => void remove());
      return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
        headers: {
          "content-type": isOneFile ? "application/octet-stream" : "application/x-tar",
          "content-disposition": `attachment; filename="${isOneFile ? name : `cases-${format}.tar`}"`,
          "cache-control": "no-store",
        },
      });
    } catch (error) {
      await remove();
      throw error;
    }
  }

  return app;
}

function readFormat(given: unknown): ExportFormatName {
  const names = Object.keys(exportFormats) as ExportFormatName[];
  const found = names.find((name) => name === given);
  if (found) return found;
  throw refuse("format", names.map((name) => `"${name}"`).join(" or "), typeof given === "string" ? given : null);
}

/** A folder as a tar, written as it is read. */
async function tarOf(folder: string, name: string): Promise<Readable> {
  const { pack } = await import("tar-stream");
  const tar = pack();
  void (async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      const { size, mtime } = await stat(path);
      await pipeline(createReadStream(path), tar.entry({ name: [name, ...relative(folder, path).split(sep)].join("/"), size, mtime }));
    }
    tar.finalize();
  })().catch((error: Error) => tar.destroy(error));
  return Readable.from(tar);
}
