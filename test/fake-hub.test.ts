import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commit, createRepo, downloadFile, HubApiError, listFiles } from "@huggingface/hub";
import { expect, test } from "vitest";
import { FakeHub } from "../src/testing/fake-hub.ts";
import { runPython } from "./fixtures/python-readers.ts";

const repo = "datasets/user/hard" as const;
const accessToken = "hf_test";

test("Python's own client makes, fills, lists and reads a dataset", async () => {
  await using hub = await FakeHub.start();
  const home = await mkdtemp(join(tmpdir(), "hardcase-hub-"));
  const done = await runPython("use-hub.py", [accessToken], { HF_ENDPOINT: hub.url, HF_HOME: home, HF_HUB_DISABLE_XET: "1" });
  expect(done).toEqual({
    files: [".gitattributes", "README.md", "data/a.parquet"],
    exists: [true, false],
    size: [6000],
    content: 6000,
    commits: ["one less", "two files", "Upload README.md with huggingface_hub", "initial commit"],
    refused: ["entry", "repository", "private"],
  });
  await rm(home, { recursive: true });
}, 120_000);

test("JavaScript's own client does the same", async () => {
  await using hub = await FakeHub.start();
  const where = { repo, accessToken, hubUrl: hub.url };
  await createRepo({ ...where, visibility: "private" });
  const content = new Blob(["large ".repeat(1000)]);
  await commit({ ...where, title: "first", useXet: false, operations: [{ operation: "addOrUpdate", path: "data/a.parquet", content }] });
  const files: string[] = [];
  for await (const { path } of listFiles({ ...where, recursive: true })) files.push(path);
  expect(files.sort()).toEqual([".gitattributes", "data", "data/a.parquet"]);
  expect(await (await downloadFile({ ...where, path: "data/a.parquet" }))?.text()).toBe("large ".repeat(1000));
});

test("what was ordered goes wrong, and only that", async () => {
  await using hub = await FakeHub.start();
  const where = { repo, accessToken, hubUrl: hub.url };
  await createRepo(where);
  const write = (parentCommit?: string) => {
    const operations = [{ operation: "addOrUpdate" as const, path: "a.txt", content: new Blob(["a"]) }];
    return commit({ ...where, title: "mine", useXet: false, operations, ...(parentCommit !== undefined && { parentCommit }) });
  };
  const commits = /commit\/main$/;
  hub.faults.order("busy", { where: commits, retryAfter: 7 });
  await expect(write()).rejects.toMatchObject({ statusCode: 429 });
  hub.faults.order("error");
  await expect(write()).rejects.toBeInstanceOf(HubApiError);
  hub.faults.order("cut before", { where: commits });
  await expect(write()).rejects.toThrow();
  expect(hub.dataset("user/hard")?.commits).toHaveLength(1);
  hub.faults.order("cut after", { where: commits });
  await expect(write()).rejects.toThrow();
  expect(hub.dataset("user/hard")?.commits).toHaveLength(2);
  hub.faults.order("rival commit", { where: commits });
  await expect(write(hub.dataset("user/hard")?.head.oid)).rejects.toMatchObject({ statusCode: 412 });
  await write();
  expect(hub.dataset("user/hard")?.commits.map(({ title }) => title)).toEqual(["initial commit", "mine", "rival", "mine"]);
});

test("a stranger's token, a wrong one and none are refused", async () => {
  await using hub = await FakeHub.start({ tokens: { hf_test: "user", hf_eve: "eve" } });
  const hubUrl = hub.url;
  await createRepo({ repo, accessToken, hubUrl });
  const operations = [{ operation: "delete" as const, path: ".gitattributes" }];
  await expect(commit({ repo, accessToken: "hf_eve", hubUrl, title: "no", operations })).rejects.toMatchObject({ statusCode: 403 });
  await expect(createRepo({ repo, accessToken: "hf_wrong", hubUrl })).rejects.toMatchObject({ statusCode: 401 });
  await expect(createRepo({ repo, accessToken: "hf_eve", hubUrl })).rejects.toMatchObject({ statusCode: 403 });
});
