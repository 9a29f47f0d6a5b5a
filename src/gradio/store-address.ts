import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP } from "node:net";
import type { Readable } from "node:stream";
import type { FileData } from "../components/file-data.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { FileCache } from "../runs/file-cache.ts";
import { storeDataUrl } from "../runs/store-data-url.ts";

const mostRedirects = 3;
const patienceMs = 20_000;

/** Networks that a stranger must not reach through this server: its own, its neighbours', and those with no owner. */
const closed = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  closed.addSubnet(network, bits, "ipv4");
}
/** All that is given out for the public. What maps or tunnels IPv4 lies in other parts, or is named here. */
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
const closed6 = new BlockList();
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  closed6.addSubnet(network, bits, "ipv6");
}

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, "ipv4");
  return family === 6 && open6.check(address, "ipv6") && !closed6.check(address, "ipv6");
}

/** Keeps the file at a web address, or in a `data:` URL. Throws `HC_FILE_FORBIDDEN` for what is not on the public internet, `HC_FILE_UNKNOWN`. */
export async function storeAddress(address: string, name: string | undefined, files: FileCache, maxFileSize: number): Promise<FileData> {
  if (/^data:/i.test(address)) return storeDataUrl(address, name, files, maxFileSize);
  const { body, url } = await open(address, mostRedirects);
  const fileName = name ?? nameAt(url);
  return files.storeStream(fileName, body, { maxBytes: maxFileSize, signal: AbortSignal.timeout(patienceMs) });
}

async function open(address: string, redirectsLeft: number): Promise<{ readonly body: Readable; readonly url: URL }> {
  const url = new URL(address);
  const ip = await publicAddressOf(url);
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    // The very address that was checked: the name may lead elsewhere by the time of a second look.
    const connectTo = {
      lookup: (_host: string, _options: object, found: (error: null, address: string, family: number) => void) => found(null, ip, isIP(ip)),
    };
    const asked = request(url, { ...connectTo, autoSelectFamily: false, signal: AbortSignal.timeout(patienceMs) } as object, resolve);
    asked.on("error", () => reject(unknown(address)));
    asked.end();
  });
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined && redirectsLeft > 0) {
    response.destroy();
    return open(new URL(headers.location, url).href, redirectsLeft - 1);
  }
  if (statusCode === 200) return { body: response, url };
  response.destroy();
  throw unknown(address);
}

async function publicAddressOf({ protocol, hostname, href }: URL): Promise<string> {
  if (protocol !== "https:" && protocol !== "http:") throw forbidden(href);
  const host = hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(() => []);
  const [first] = found;
  if (first === undefined) throw unknown(href);
  if (!found.every(({ address }) => isPublicAddress(address))) throw forbidden(href);
  return first.address;
}

const nameAt = ({ pathname }: URL): string => {
  try {
    return decodeURIComponent(pathname.split("/").at(-1) ?? "");
  } catch {
    return "";
  }
};

const unknown = (address: string) =>
  new HardcaseError("HC_FILE_UNKNOWN", `There is no file at ${showValue(address)}.`, { hint: "Upload the file instead." });

const forbidden = (address: string) =>
  new HardcaseError("HC_FILE_FORBIDDEN", `${showValue(address)} is not on the public internet.`, { hint: "Upload the file instead." });
