import type { Hono } from "hono";
import type { Json } from "../components/define-component.ts";
import type { Demo } from "../demo/demo.ts";
import type { Extension } from "../runs/extension.ts";
import type { FileCache } from "../runs/file-cache.ts";
import type { Receipts } from "../runs/receipts.ts";
import type { Runner } from "../runs/runner.ts";
import type { SignedIn } from "./auth/signed-in.ts";

/** Another protocol in which a demo answers, over the same endpoints, runs, pages and files as its own. */
export interface Face {
  /** Whether a path is one of its own. */
  readonly owns: (path: string) => boolean;
  /** What those get who have not signed in, where the demo asks for it. */
  readonly refuseStranger: (message: string) => Response;
  /** Members that it adds to `openapi.json`, such as `x-hardcase-mcp`: where agents find the demo, relative to the document. */
  readonly documentation?: (demo: Demo) => { readonly [member: `x-hardcase-${string}`]: Json };
  /** Whether its clients sign in by HTTP Basic with each request; every route of the demo then takes that beside the cookie. */
  readonly hasBasicLogin?: boolean;
  readonly routes: (parts: FaceParts) => Hono<SignedIn>;
}

/** What a face needs of the server. */
export interface FaceParts {
  readonly demo: Demo;
  readonly runner: Runner;
  readonly receipts: Receipts;
  readonly files: FileCache;
  readonly extensions: readonly Extension[];
  readonly log: (message: string) => void;
  /** Fires when the server is about to close: streams that only wait end, so that they do not hold it up. */
  readonly closing: AbortSignal;
}
