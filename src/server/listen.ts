import type { AddressInfo } from "node:net";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Server } from "./create-server.ts";

/** A port that must be had, or a range whose first free one will do. */
export type PortChoice = number | { readonly first: number; readonly last: number };

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Stops taking requests and waits for those under way, at most `graceMs`. */
  close(graceMs: number): Promise<void>;
}

const sweepMs = 50;

/** Binds a server to a port. Throws `HC_ENVIRONMENT` when the port cannot be had. */
export async function listen(server: Server, host: string, choice: PortChoice): Promise<Listening> {
  const { first, last } = typeof choice === "number" ? { first: choice, last: choice } : choice;
  for (let port = first; port <= last; port++) {
    const listener = createAdaptorServer({ fetch: server.fetch });
    try {
      await bind(listener, host, port);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "EADDRINUSE" && port < last) continue;
      throw code === "EADDRINUSE" ? portTaken(first, last) : cannotListen(host, port, message);
    }
    return { port: (listener.address() as AddressInfo).port, close: (graceMs) => close(listener, graceMs) };
  }
  throw portTaken(first, last);
}

function bind(listener: ServerType, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(port, host, () => {
      listener.off("error", reject);
      resolve();
    });
  });
}

function close(listener: ServerType, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const closeAll = () => "closeAllConnections" in listener && listener.closeAllConnections();
    const timer = setTimeout(closeAll, graceMs);
    const closeIdle = () => "closeIdleConnections" in listener && listener.closeIdleConnections();
    // A connection whose answer ends from now on is kept by its client, which may ask for nothing more.
    const sweep = setInterval(closeIdle, sweepMs);
    listener.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      resolve();
    });
    closeIdle();
  });
}

function portTaken(first: number, last: number): HardcaseError {
  const taken = first === last ? `Port ${first} is taken.` : `The ports from ${first} to ${last} are all taken.`;
  return new HardcaseError("HC_ENVIRONMENT", taken, { hint: "Set PORT to a free one." });
}

function cannotListen(host: string, port: number, reason: string): HardcaseError {
  return new HardcaseError("HC_ENVIRONMENT", `Cannot listen on ${host}:${port}: ${reason}.`, { hint: "Check HOST and PORT." });
}
