import { BlockList, isIPv6 } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/** Networks in which a proxy of ours may stand; nobody on the internet comes from there. */
const nearby = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
] as const) {
  nearby.addSubnet(network, bits, "ipv4");
}
nearby.addAddress("::1", "ipv6");
nearby.addSubnet("fc00::", 7, "ipv6");

/**
 * Where a request comes from: the connection's other end, or whom the nearest proxy names when that end is a machine
 * nearby. Only the last name in `X-Forwarded-For` is the proxy's own; the others are the client's word.
 * Undefined where the server that the demo is mounted in does not say.
 */
export function clientAddress({ env, req }: Context): string | undefined {
  const bindings = env as Partial<HttpBindings> | undefined;
  const address = bindings?.incoming?.socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, "");
  const forwarded = req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  const isNearby = address === undefined || nearby.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  const client = (isNearby && forwarded) || address;
  return client === undefined ? undefined : networkOf(client);
}

/** One household has 2^64 addresses of IPv6: they count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const groups = (part: string) => part.split(":").filter((group) => group !== "");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups(head).length - groups(tail).length);
  const all = [...groups(head), ...Array<string>(missing).fill("0"), ...groups(tail ?? "")];
  return all.slice(0, 4).join(":");
}
