import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { LaunchOptions } from "../demo/launch-options.ts";
import type { PortChoice } from "./listen.ts";

/** Where to listen: the options decide, else the environment, else the defaults. Throws `HC_ENVIRONMENT` for an impossible port. */
export function chooseAddress(options: LaunchOptions, environment: NodeJS.ProcessEnv): { host: string; port: PortChoice } {
  const host = options.host ?? (environment.HOST || (environment.SPACE_ID ? "0.0.0.0" : "127.0.0.1"));
  if (options.port !== undefined) return { host, port: readPort("port", options.port) };
  if (environment.PORT) return { host, port: readPort("PORT", Number(environment.PORT), environment.PORT) };
  return { host, port: { first: 7860, last: 7959 } };
}

function readPort(name: string, port: number, given: unknown = port): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new HardcaseError("HC_ENVIRONMENT", `${name} must be a whole number from 0 to 65535, got ${showValue(given)}.`);
}
