import type { Json } from "../components/define-component.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { NamedValues, Run } from "./run.ts";

/** The hooks by which another room joins a demo; the runner and the server know nothing of what it does. */
export interface Extension {
  /** After a run, failed ones included, before its end is told. What it throws is told to the owner, not to the visitor. */
  readonly afterRun?: (run: Run) => Promise<void>;
  readonly routes?: readonly ExtensionRoute[];
  /** Rows for the page, by name. */
  readonly rows?: { readonly [name: string]: Json };
  /** Endpoints whose runs can be flagged with their receipts, for clients of other protocols. */
  readonly receiptFlags?: readonly ReceiptFlag[];
  /** Flags by clients of protocols that know no receipts. */
  readonly unverifiedFlags?: readonly UnverifiedFlag[];
  /** Called once, before the demo takes its first request. */
  readonly start?: () => Promise<void>;
  /** Says how it is, for `GET /healthz`. Throws `HardcaseError` when it cannot do its work. */
  readonly check?: () => Promise<{ readonly [name: string]: Json }>;
  /** Ends its work when the demo closes. */
  readonly close?: () => Promise<void>;
}

/** How runs of an endpoint are flagged with their receipts. */
export interface ReceiptFlag {
  readonly endpoint: Endpoint;
  /** One of them must be chosen, where there are any. */
  readonly options: readonly string[];
  /** Takes what `POST /api/flag` takes, and answers as that does. */
  readonly flag: ExtensionRoute["answer"];
}

/** A Flag button of an endpoint, for clients that have no receipt of what they flag: its cases are not verified. */
export interface UnverifiedFlag {
  readonly endpoint: Endpoint;
  /** What stands on the button. */
  readonly label: string;
  /** Stores a case of page values by name, which were checked. Resolves when it is stored. */
  readonly flag: (values: { readonly inputs: NamedValues; readonly outputs: NamedValues }, by: FlaggedBy) => Promise<void>;
}

/** Who flags. */
export interface FlaggedBy {
  readonly session: string | null;
  readonly user: string | null;
}

/** A route that takes a JSON object and answers JSON; the server reads, checks and reports errors. */
export interface ExtensionRoute {
  readonly method: "POST" | "PATCH" | "PUT" | "DELETE";
  /** For instance `/api/flag/:case`. */
  readonly path: string;
  readonly answer: (request: ExtensionRequest) => Promise<ExtensionAnswer>;
  /** The OpenAPI operation, for `GET /openapi.json`; `null` where that tells nothing of it. */
  readonly description: { readonly [key: string]: Json } | null;
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
