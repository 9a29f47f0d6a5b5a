import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FileCache } from "../runs/file-cache.ts";
import { isPublicAddress, storeAddress } from "./store-address.ts";

let folder: string;
let files: FileCache;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-addresses-"));
  files = new FileCache({ folder });
});

afterAll(() => rm(folder, { recursive: true }));

test.each(["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fd00::1",
  "::ffff:127.0.0.1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "not an address",
])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  "http://127.0.0.1/",
  "http://localhost/",
  "http://[::1]/",
  "http://0x7f.1/",
  "http://2130706433/",
  "http://169.254.169.254/latest",
])("nothing is fetched from %s", async (address) => {
  await expect(storeAddress(address, undefined, files, 1000)).rejects.toMatchObject({ code: "HC_FILE_FORBIDDEN" });
});

test("a data: URL is kept as a file, within the largest size", async () => {
  const file = await storeAddress("data:text/plain;base64,aGVsbG8=", undefined, files, 5);
  expect(file).toMatchObject({ size: 5, mime_type: "text/plain" });
  expect(await readFile(await files.pathOf(file), "utf8")).toBe("hello");
  await expect(storeAddress("data:text/plain,hello%20there", "a.txt", files, 5)).rejects.toMatchObject({ code: "HC_UPLOAD_TOO_LARGE" });
  await expect(storeAddress("data:nothing", undefined, files, 5)).rejects.toMatchObject({ code: "HC_FILE_UNKNOWN" });
});
