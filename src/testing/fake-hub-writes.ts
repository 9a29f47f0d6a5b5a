import { createHash } from "node:crypto";
import type { FakeHubRepo } from "./fake-hub-repo.ts";
import { type FakeHubAnswer, type FakeHubRequest, hubError } from "./fake-hub-request.ts";

interface CommitLine {
  readonly key: "header" | "file" | "lfsFile" | "deletedFile" | "deletedFolder";
  readonly value: { readonly [member: string]: string };
}

/** Large files by their SHA-256. */
export type LargeFiles = Map<string, Buffer>;

/** `POST …/preupload/main`: which files go through LFS. */
export function answerPreupload({ body }: FakeHubRequest): FakeHubAnswer {
  const { files } = JSON.parse(body.toString()) as { files: { path: string }[] };
  const modes = files.map(({ path }) => ({
    path,
    uploadMode: /\.(parquet|png|jpg|wav)$/.test(path) ? "lfs" : "regular",
    shouldIgnore: false,
  }));
  return { status: 200, json: { files: modes } };
}

/** `POST …info/lfs/objects/batch`: where the bytes of large files go, unless they are here. */
export function answerBatch(large: LargeFiles, { body, url }: FakeHubRequest): FakeHubAnswer {
  const { objects } = JSON.parse(body.toString()) as { objects: { oid: string; size: number }[] };
  const answers = objects.map(({ oid, size }) => ({
    oid,
    size,
    ...(!large.has(oid) && { actions: { upload: { href: `${url}/large-files/${oid}` } } }),
  }));
  return { status: 200, headers: { "Content-Type": "application/vnd.git-lfs+json" }, json: { transfer: "basic", objects: answers } };
}

/** `PUT /large-files/{sha256}`. */
export function answerUpload(large: LargeFiles, oid: string, { body }: FakeHubRequest): FakeHubAnswer {
  if (createHash("sha256").update(body).digest("hex") !== oid) return hubError(400, "BadContent", "The content has another hash.");
  large.set(oid, body);
  return { status: 200, bytes: Buffer.alloc(0) };
}

/** `POST …/commit/main`: lines of JSON. A parent that is not the head any more is refused. */
export function answerCommit(repo: FakeHubRepo, large: LargeFiles, { body, url }: FakeHubRequest): FakeHubAnswer {
  const lines = body
    .toString()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as CommitLine);
  const header = lines.find(({ key }) => key === "header")?.value;
  if (header?.parentCommit && header.parentCommit !== repo.head.oid) {
    return hubError(412, "PreconditionFailed", "A commit has happened since. Please refresh and try again.");
  }
  const changes = new Map<string, Buffer | null>();
  for (const { key, value } of lines) {
    const { path = "", content = "", encoding, oid = "" } = value;
    if (key === "file") changes.set(path, Buffer.from(content, encoding === "base64" ? "base64" : "utf8"));
    if (key === "deletedFile") changes.set(path, null);
    if (key === "deletedFolder") for (const name of repo.head.files.keys()) if (name.startsWith(path)) changes.set(name, null);
    if (key === "lfsFile") {
      const stored = large.get(oid);
      if (!stored) return hubError(400, "MissingFile", `${path} was never uploaded.`);
      changes.set(path, stored);
    }
  }
  const { oid } = repo.commit(header?.summary ?? "", changes);
  return { status: 200, json: { success: true, commitOid: oid, commitUrl: `${url}/datasets/${repo.id}/commit/${oid}`, hookOutput: "" } };
}
