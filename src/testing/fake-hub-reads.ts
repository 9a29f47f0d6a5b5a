import { createHash } from "node:crypto";
import { type FakeCommit, type FakeHubRepo, gitOid } from "./fake-hub-repo.ts";
import { type FakeHubAnswer, type FakeHubRequest, hubError } from "./fake-hub-request.ts";

const pageSize = 1000;

/** `GET /api/datasets/{id}` and `/revision/{revision}`. */
export function answerInfo(repo: FakeHubRepo, { oid, files, date }: FakeCommit): FakeHubAnswer {
  const siblings = [...files.keys()].map((rfilename) => ({ rfilename }));
  const [author = ""] = repo.id.split("/");
  const common = { id: repo.id, author, private: repo.isPrivate, gated: false, disabled: false, downloads: 0, likes: 0, tags: [] };
  return { status: 200, json: { _id: repo.id, ...common, sha: oid, lastModified: date.toISOString(), siblings } };
}

/** `GET /api/datasets/{id}/tree/{revision}/{folder}`: in pages. */
export function answerTree(commit: FakeCommit, folder: string, { query, url, path }: FakeHubRequest): FakeHubAnswer {
  const prefix = folder === "" ? "" : `${folder}/`;
  const inside = [...commit.files.keys()].filter((name) => name.startsWith(prefix)).sort();
  if (folder !== "" && inside.length === 0) return hubError(404, "EntryNotFound", `${folder} does not exist`);
  const isRecursive = query.get("recursive") === "true" || query.get("recursive") === "True";
  const entries = new Map<string, unknown>();
  for (const name of inside) {
    const parts = name.slice(prefix.length).split("/");
    for (let depth = 1; depth < parts.length && (isRecursive || depth === 1); depth++) {
      const directory = prefix + parts.slice(0, depth).join("/");
      entries.set(directory, { type: "directory", oid: gitOid(Buffer.from(directory)), size: 0, path: directory });
    }
    if (isRecursive || parts.length === 1) entries.set(name, fileEntry(name, commit.files.get(name) as Buffer));
  }
  const from = Number(query.get("cursor") ?? 0);
  const all = [...entries.values()];
  const next = from + pageSize;
  const more = new URLSearchParams([...query].filter(([name]) => name !== "cursor"));
  more.set("cursor", String(next));
  const headers = next < all.length ? { Link: `<${url}${path}?${more}>; rel="next"` } : undefined;
  return { status: 200, json: all.slice(from, next), ...(headers && { headers }) };
}

/** `POST /api/datasets/{id}/paths-info/{revision}`, as JSON or as a form. */
export function answerPaths(commit: FakeCommit, { body, headers }: FakeHubRequest): FakeHubAnswer {
  const isJson = headers["content-type"]?.includes("json") === true;
  const paths = isJson ? (JSON.parse(body.toString()) as { paths: string[] }).paths : new URLSearchParams(body.toString()).getAll("paths");
  const found = paths.flatMap((path) => {
    const content = commit.files.get(path);
    return content === undefined ? [] : [fileEntry(path, content)];
  });
  return { status: 200, json: found };
}

/** `GET` and `HEAD /datasets/{id}/resolve/{revision}/{path}`, with ranges. */
export function answerFile(commit: FakeCommit, path: string, { headers: given }: FakeHubRequest): FakeHubAnswer {
  const content = commit.files.get(path);
  if (content === undefined) {
    const missing = hubError(404, "EntryNotFound", "Entry not found");
    return { ...missing, headers: { ...missing.headers, "X-Repo-Commit": commit.oid } };
  }
  const headers = {
    "X-Repo-Commit": commit.oid,
    "X-Linked-Size": String(content.length),
    "Accept-Ranges": "bytes",
    "Content-Type": "application/octet-stream",
    ETag: `"${createHash("sha256").update(content).digest("hex")}"`,
  };
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(given.range ?? "") ?? [];
  if (from === undefined) return { status: 200, headers, bytes: content };
  const start = from === "" ? Math.max(0, content.length - Number(to)) : Number(from);
  const end = from === "" || to === "" ? content.length : Math.min(content.length, Number(to) + 1);
  if (start >= content.length) return { status: 416, headers: { "Content-Range": `bytes */${content.length}` } };
  const range = `bytes ${start}-${end - 1}/${content.length}`;
  return { status: 206, headers: { ...headers, "Content-Range": range }, bytes: content.subarray(start, end) };
}

function fileEntry(path: string, content: Buffer) {
  return { type: "file", oid: gitOid(content), size: content.length, path };
}
