import type { Json } from "../components/define-component.ts";
import type { Run } from "./run.ts";

/** The hooks by which another room joins a demo; the runner and the server know nothing of what it does. */
export interface Extension {
  /** After a run, failed ones included, before its end is told. What it throws is told to the owner, not to the visitor. */
  readonly afterRun?: (run: Run) => Promise<void>;
  readonly routes?: readonly ExtensionRoute[];
  /** Rows for the page, by name. */
  readonly rows?: { readonly [name: string]: Json };
  /** Called once, before the demo takes its first request. */
  readonly start?: () => Promise<void>;
  /** Says how it is, for `GET /healthz`. Throws `HardcaseError` when it cannot do its work. */
  readonly check?: () => Promise<{ readonly [name: string]: Json }>;
  /** Ends its work when the demo closes. */
  readonly close?: () => Promise<void>;
}

/** A route that takes a JSON object and answers JSON; the server reads, checks and reports errors. */
export interface ExtensionRoute {
  readonly method: "POST" | "PATCH" | "PUT" | "DELETE";
  /** For instance `/api/flag/:case`. */
  readonly path: string;
  readonly answer: (request: ExtensionRequest) => Promise<ExtensionAnswer>;
  /** The OpenAPI operation, for `GET /openapi.json`. */
  readonly description: { readonly [key: string]: Json };
}

export interface ExtensionRequest {
  readonly body: { readonly [key: string]: Json };
  readonly parameters: { readonly [name: string]: string };
  /** Who is signed in, where the demo asks for it. */
  readonly user: string | null;
}

export interface ExtensionAnswer {
  readonly status: 200 | 201 | 204;
  readonly body?: Json;
}
