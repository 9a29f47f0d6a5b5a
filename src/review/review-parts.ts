import type { HonoRequest } from "hono";
import type { Case } from "../cases/case.ts";
import type { CaseStore } from "../cases/case-store.ts";
import type { MediaStore } from "../cases/media-store.ts";
import type { FileAccess, Json } from "../components/define-component.ts";
import type { ChangeFeed } from "./change-feed.ts";
import type { CaseDescriber } from "./describe-case.ts";
import type { CaseInDemo, ReviewPageConfig, RunAgain } from "./review-api.ts";
import type { AppEndpoint } from "./reviewed-endpoint.ts";
import type { ReviewedEndpoints } from "./reviewed-endpoints.ts";
import type { StoredFiles } from "./stored-files.ts";

/** The review's part of a request's context. */
export interface Reviewing {
  readonly Variables: {
    /** Under which name this request reviews; `null` where nobody has given one. */
    reviewer: string | null;
  };
}

/** What the review needs of the room around it. */
export interface ReviewParts {
  readonly title: string;
  /** The flagging directory. */
  readonly directory: string;
  /** URL of the PostgreSQL database that keeps the cases; undefined for the file in the directory. */
  readonly storeUrl: string | undefined;
  /** Signs addresses of files; at least 32 bytes. */
  readonly key: Uint8Array;
  /** Holds uploads. */
  readonly uploads: FileAccess;
  readonly maxFileSize: number;
  readonly suiteDir: string;
  /** Under which name judgements are kept when the reviewer gives none. */
  readonly reviewer: string | null;
  /** Endpoints of the app at hand. */
  readonly endpoints: readonly AppEndpoint[];
  readonly views: ReviewPageConfig["views"];
  readonly places: ReviewPageConfig["places"];
  readonly place: ReviewPageConfig["place"];
  /** Runs a case through the app; undefined without one. Throws for an endpoint that the app does not have. */
  readonly run?: (flagged: Case, signal: AbortSignal) => Promise<RunAgain>;
  /** The address of a case in the demo, relative to the page, without the id at its end; undefined where it is not served beside the page. */
  readonly toDemo?: string;
  /** Where the demo shows a case; undefined where it is not served beside the page. */
  readonly openInDemo?: (flagged: Case) => Promise<CaseInDemo>;
  /** What the web server does for every room. */
  readonly http: ReviewHttp;
  /** Fires when the server is about to close. */
  readonly closing: AbortSignal;
}

export interface ReviewHttp {
  readonly readJsonBody: (request: HonoRequest) => Promise<{ readonly [key: string]: Json }>;
  readonly page: (config: ReviewPageConfig) => string;
  /** Keeps uploads, whose addresses begin with `prefix`. */
  readonly upload: (request: HonoRequest, prefix: string) => Promise<Response>;
  /** The bytes of an upload. */
  readonly uploaded: (request: HonoRequest, key: string) => Promise<Response>;
  /** The bytes of a file on disk, as its name and type allow to show it. */
  readonly file: (request: HonoRequest, file: { place: string; name: string; mimeType: string; sha256: string }) => Promise<Response>;
}

/** What the routes share. */
export interface ReviewWork {
  readonly parts: ReviewParts;
  readonly store: () => Promise<CaseStore>;
  readonly media: MediaStore;
  readonly files: StoredFiles;
  readonly endpoints: ReviewedEndpoints;
  readonly describer: CaseDescriber;
  readonly feed: ChangeFeed;
}
