import { type ApiError, parseApiError, unreachable } from "../../page/api/api-error.ts";
import { apiUrl } from "../../page/api/api-url.ts";
import type { ReviewedCase } from "../review-api.ts";

/** What the server refused, or that it could not be asked. */
export interface ReviewRefusal {
  readonly name: "refused";
  readonly error: ApiError;
  readonly status: number;
  /** Whether the same may be taken later. */
  readonly mayPass: boolean;
  /** The case as it is by now, where another reviewer came first. */
  readonly theirs?: ReviewedCase;
}

/** What came of a call: a value, or why there is none. */
export type ReviewAnswer<Value> = { readonly name: "done"; readonly value: Value } | ReviewRefusal;

/** What a call of the review's interface is made of. */
export interface ReviewCall {
  /** Under `review/api/`, such as `cases/0192…/review`. */
  readonly path: string;
  readonly method?: "GET" | "PUT" | "POST" | "DELETE";
  readonly parameters?: URLSearchParams;
  /** JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A file that the server made. */
export interface DownloadedFile {
  readonly name: string;
  readonly content: Blob;
}

/** The address of a call, relative to the page, so that it works wherever the demo is mounted. */
export function reviewUrl(path: string, parameters?: URLSearchParams): URL {
  const url = apiUrl(`review/api/${path}`);
  if (parameters !== undefined) url.search = parameters.toString();
  return url;
}

/** Calls the server by the review's interface, in the name of the reviewer. */
export class ReviewClient {
  readonly #reviewer: () => string;

  constructor(reviewer: () => string) {
    this.#reviewer = reviewer;
  }

  /** Asks for a value; never throws but when it is aborted. */
  call<Value>(call: ReviewCall): Promise<ReviewAnswer<Value>> {
    return this.#ask(call, async (response) => {
      const text = await response.text();
      return (text === "" ? null : JSON.parse(text)) as Value;
    });
  }

  /** Asks for a file; never throws but when it is aborted. */
  download(call: ReviewCall): Promise<ReviewAnswer<DownloadedFile>> {
    return this.#ask(call, async (response) => {
      const [, name = "cases"] = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
      return { name, content: await response.blob() };
    });
  }

  async #ask<Value>(call: ReviewCall, read: (response: Response) => Promise<Value>): Promise<ReviewAnswer<Value>> {
    const { path, method = "GET", parameters, body, signal } = call;
    const headers = new Headers({ accept: "application/json" });
    const reviewer = this.#reviewer();
    if (reviewer !== "") headers.set("x-hardcase-reviewer", encodeURIComponent(reviewer));
    if (body !== undefined) headers.set("content-type", "application/json");
    try {
      const response = await fetch(reviewUrl(path, parameters), {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal !== undefined && { signal }),
      });
      return response.ok ? { name: "done", value: await read(response) } : await readRefusal(response);
    } catch (error) {
      if (signal?.aborted) throw error;
      return { name: "refused", error: unreachable, status: 0, mayPass: true };
    }
  }
}

async function readRefusal(response: Response): Promise<ReviewRefusal> {
  const { status } = response;
  const text = await response.text();
  const refusal = { name: "refused", error: refusalOf(status, text), status, mayPass: status >= 500 || status === 429 } as const;
  return status === 409 ? { ...refusal, ...theirsIn(text) } : refusal;
}

function refusalOf(status: number, text: string): ApiError {
  if (status !== 401) return parseApiError(status, text);
  return {
    code: "HC_REVIEW_TOKEN",
    message: "The review is closed to this browser.",
    hint: "Open the link again that was printed at start.",
  };
}

function theirsIn(text: string): { theirs?: ReviewedCase } {
  try {
    const { case: theirs } = JSON.parse(text) as { case?: ReviewedCase };
    return theirs === undefined ? {} : { theirs };
  } catch {
    return {};
  }
}
