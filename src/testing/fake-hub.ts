import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { FakeHubFaults } from "./fake-hub-faults.ts";
import { answerFile, answerInfo, answerPaths, answerTree } from "./fake-hub-reads.ts";
import { type FakeCommit, FakeHubRepo } from "./fake-hub-repo.ts";
import { type FakeHubAnswer, type FakeHubRequest, hubError } from "./fake-hub-request.ts";
import { answerBatch, answerCommit, answerPreupload, answerUpload, type LargeFiles } from "./fake-hub-writes.ts";

/** In milliseconds, how long a slow answer takes. */
const slowness = 2000;

/**
 * The Hugging Face Hub's HTTP interface for datasets, as far as its clients use it: on 127.0.0.1, in memory, with faults to order.
 * Clients are pointed at it by `HF_ENDPOINT`.
 *
 * @example
 * await using hub = await FakeHub.start({ tokens: { hf_ada: "ada" } });
 * hub.faults.order("busy", { times: 3 });
 * process.env.HF_ENDPOINT = hub.url;
 */
export class FakeHub implements AsyncDisposable {
  readonly faults = new FakeHubFaults();
  /** Every request that came, by method and path. */
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #tokens: { readonly [token: string]: string };
  readonly #repos = new Map<string, FakeHubRepo>();
  readonly #large: LargeFiles = new Map();
  readonly #closing = new AbortController();
  #rivals = 0;

  private constructor(tokens: { readonly [token: string]: string }) {
    this.#tokens = tokens;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** @param tokens Names of users by their token. Default: `hf_test` is `user`. */
  static async start({ tokens = { hf_test: "user" } }: { readonly tokens?: { readonly [token: string]: string } } = {}): Promise<FakeHub> {
    const hub = new FakeHub(tokens);
    hub.#server.listen(0, "127.0.0.1");
    await once(hub.#server, "listening");
    return hub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A dataset, such as `user/hard-cases`; undefined where nobody has made it. */
  dataset(id: string): FakeHubRepo | undefined {
    return this.#repos.get(id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await this.#read(incoming).catch(() => undefined);
    if (!request) return void incoming.destroy();
    const name = `${request.method} ${request.path}`;
    this.requests.push(name);
    const met = this.faults.meet(name);
    if (met?.fault === "cut before") return void incoming.socket.destroy();
    if (met?.fault === "slow") await sleep(slowness, undefined, { signal: this.#closing.signal }).catch(() => {});
    if (met?.fault === "rival commit") this.#commitAsRival(request.path);
    const answer = met?.fault === "busy" || met?.fault === "error" ? faultAnswer(met.fault, met.retryAfter) : this.#find(request);
    if (met?.fault === "cut after") return void incoming.socket.destroy();
    send(response, request.method, answer);
  }

  async #read(incoming: IncomingMessage): Promise<FakeHubRequest> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = new URL(incoming.url ?? "/", this.url);
    const token = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? "")?.[1];
    return {
      method: incoming.method ?? "GET",
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks),
      url: this.url,
      user: token === undefined ? undefined : this.#tokens[token],
    };
  }

  #find(request: FakeHubRequest): FakeHubAnswer {
    const { method, path, user, headers } = request;
    if (headers.authorization !== undefined && user === undefined) return hubError(401, "Unauthorized", "Invalid username or password.");
    if (path === "/api/whoami-v2") return this.#answerWhoami(user);
    if (path === "/api/repos/create") return this.#createRepo(request);
    if (path === "/api/validate-yaml") return { status: 200, json: { errors: [], warnings: [] } };
    const [, oid] = /^\/large-files\/([0-9a-f]{64})$/.exec(path) ?? [];
    if (oid !== undefined && method === "PUT") return answerUpload(this.#large, oid, request);
    const { id, action, rest } = readDatasetPath(path);
    const repo = this.#repos.get(id);
    if (!repo || (repo.isPrivate && user !== ownerOf(repo))) return hubError(user ? 404 : 401, "RepoNotFound", "Repository not found");
    if (["preupload", "batch", "commit"].includes(action)) return this.#answerWrite(repo, action, request);
    return answerRead(repo, action, rest, request);
  }

  #answerWrite(repo: FakeHubRepo, action: string, request: FakeHubRequest): FakeHubAnswer {
    if (request.user !== ownerOf(repo)) return hubError(403, "Forbidden", "You don't have the rights to write to this repository.");
    if (action === "preupload") return answerPreupload(request);
    return action === "batch" ? answerBatch(this.#large, request) : answerCommit(repo, this.#large, request);
  }

  #answerWhoami(user: string | undefined): FakeHubAnswer {
    if (user === undefined) return hubError(401, "Unauthorized", "Invalid username or password.");
    const auth = { type: "access_token", accessToken: { displayName: "test", role: "write" } };
    return { status: 200, json: { type: "user", id: user, name: user, fullname: user, orgs: [], auth } };
  }

  #createRepo({ body, user, url }: FakeHubRequest): FakeHubAnswer {
    if (user === undefined) return hubError(401, "Unauthorized", "Invalid username or password.");
    const given = JSON.parse(body.toString()) as { name: string; organization?: string; private?: boolean; visibility?: string };
    const owner = given.organization ?? user;
    if (owner !== user) return hubError(403, "Forbidden", `You don't have the rights to create a dataset under the namespace "${owner}".`);
    const id = `${owner}/${given.name}`;
    if (this.#repos.has(id))
      return {
        ...hubError(409, "Conflict", "You already created this dataset repo"),
        json: { url: `${url}/datasets/${id}`, error: "You already created this dataset repo" },
      };
    this.#repos.set(id, new FakeHubRepo(id, given.private === true || given.visibility === "private"));
    return { status: 200, json: { url: `${url}/datasets/${id}`, name: id, id } };
  }

  #commitAsRival(path: string): void {
    const [, id = ""] = /^\/api\/datasets\/([^/]+\/[^/]+)\/commit\//.exec(path) ?? [];
    const number = this.#rivals++;
    this.#repos.get(id)?.commit("rival", new Map([[`rivals/${number}.txt`, Buffer.from(String(number))]]));
  }
}

function answerRead(repo: FakeHubRepo, action: string, rest: string, request: FakeHubRequest): FakeHubAnswer {
  if (action === "") return answerInfo(repo, repo.head);
  if (action === "refs")
    return {
      status: 200,
      json: { branches: [{ name: "main", ref: "refs/heads/main", targetCommit: repo.head.oid }], converts: [], tags: [] },
    };
  const [revision = "", ...segments] = rest.split("/");
  const commit = repo.find(revision);
  if (!commit) return hubError(404, "RevisionNotFound", `Invalid rev id: ${revision}`);
  const path = segments.join("/");
  if (action === "revision") return answerInfo(repo, commit);
  if (action === "tree") return answerTree(commit, path, request);
  if (action === "paths-info") return answerPaths(commit, request);
  if (action === "commits") return { status: 200, json: repo.commits.toReversed().map(toCommitInfo) };
  return action === "resolve" || action === "raw" ? answerFile(commit, path, request) : hubError(404, "NotFound", "Not found");
}

/** `/api/datasets/ada/hard/tree/main/data` is `tree` of `ada/hard`, with `main/data`; LFS has a path of its own. */
function readDatasetPath(path: string): { readonly id: string; readonly action: string; readonly rest: string } {
  const [, owner = "", name = "", more = ""] = /^\/(?:api\/)?datasets\/([^/]+)\/([^/]+?)(\.git\/.*|\/.*)?$/.exec(path) ?? [];
  const id = `${owner}/${name}`;
  if (more === ".git/info/lfs/objects/batch") return { id, action: "batch", rest: "" };
  const [action = "", ...rest] = more.slice(1).split("/");
  return { id, action, rest: rest.join("/") };
}

const ownerOf = ({ id }: FakeHubRepo): string => id.split("/")[0] ?? "";

function toCommitInfo({ oid, title, date }: FakeCommit) {
  return { id: oid, title, message: "", date: date.toISOString(), authors: [] };
}

function faultAnswer(fault: "busy" | "error", retryAfter: number): FakeHubAnswer {
  if (fault === "error") return { status: 500, json: { error: "Internal Error - We're working hard to fix this as soon as possible!" } };
  return { ...hubError(429, "RateLimited", "We had to rate limit you."), headers: { "Retry-After": String(retryAfter) } };
}

function send(response: ServerResponse, method: string, { status, headers, json, bytes }: FakeHubAnswer): void {
  const body = bytes ?? Buffer.from(JSON.stringify(json ?? null));
  response.writeHead(status, {
    ...(!bytes && { "Content-Type": "application/json; charset=utf-8" }),
    "Content-Length": body.length,
    ...headers,
  });
  response.end(method === "HEAD" ? undefined : body);
}
