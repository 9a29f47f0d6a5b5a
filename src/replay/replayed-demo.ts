import { HardcaseError } from "../components/hardcase-error.ts";
import type { Demo } from "../demo/demo.ts";
import type { Endpoint } from "../demo/endpoint.ts";

/** A demo whose endpoints take cases. */
export interface ReplayedDemo {
  readonly demo: Demo;
  /** Where it stands among others; `null` for one that stands alone. */
  readonly path: string | null;
}

/** An endpoint, and the path of its demo. */
interface FoundEndpoint {
  readonly endpoint: Endpoint;
  readonly path: string | null;
}

/** The endpoint of a case, which tells its name alone. Throws `HC_ENVIRONMENT` where several demos have one of that name. */
export function findEndpoint(demos: readonly ReplayedDemo[], name: string): FoundEndpoint | undefined {
  const found = demos.flatMap(({ demo, path }) =>
    demo.parts.endpoints.filter((endpoint) => endpoint.name === name).map((endpoint) => ({ endpoint, path })),
  );
  if (found.length < 2) return found[0];
  const paths = found.map(({ path }) => path).join(" and ");
  throw new HardcaseError("HC_ENVIRONMENT", `The demos at ${paths} both have an endpoint "${name}", and its cases could be of either.`, {
    hint: "Choose one with --demo, or give their functions an apiName each.",
  });
}
