import { type ApiError, parseApiError, unreachable } from "../api/api-error.ts";
import type { Values } from "../run/run-event.ts";
import type { ShownRun } from "../run/shown-run.ts";

/** Why something is not stored, and whether the same may be stored a little later. */
export interface FlagRefusal {
  readonly name: "failed";
  readonly error: ApiError;
  readonly mayPass: boolean;
}

/** What became of a flag or of a change of it: `dropped` by the owner's rules, or kept in a case. */
export type FlagAnswer =
  | { readonly name: "saved"; readonly case: string; readonly isPending: boolean }
  | { readonly name: "dropped" }
  | FlagRefusal;

/** What a person says of a flag after the click; what is left out stays as it is. */
export interface FlagChange {
  readonly option?: string;
  readonly note?: string | null;
  /** Right outputs by label. */
  readonly corrected?: Values | null;
}

/** A flag is a few lines to write to a disk; what takes longer than this has been lost on the way, and can be sent again. */
const patienceMs = 30_000;
/** The browser sends at most 64 KiB, in at most three bytes a character, for a page that is being left. */
const longestKeptAlive = 20_000;

/** Speaks to the server about flags. Each request may be sent again: one run has one case. */
export class FlagClient {
  readonly #url: URL;

  constructor(url: URL) {
    this.#url = url;
  }

  flag({ receipt, inputs, outputs }: ShownRun, option: string | null): Promise<FlagAnswer> {
    return this.#store("POST", this.#url, { receipt, inputs, outputs, ...(option !== null && { option }) });
  }

  change({ receipt }: ShownRun, id: string, change: FlagChange): Promise<FlagAnswer> {
    return this.#store("PATCH", this.#urlOf(id), { receipt, ...change });
  }

  /** Takes a flag back; `null` when it is gone. */
  async undo({ receipt }: ShownRun, id: string): Promise<FlagRefusal | null> {
    const response = await this.#send("DELETE", this.#urlOf(id), { receipt });
    // Gone already: the answer to an earlier attempt was lost.
    return response !== null && (response.ok || response.status === 404) ? null : refusalOf(response);
  }

  #urlOf(id: string): URL {
    return new URL(`flag/${encodeURIComponent(id)}`, this.#url);
  }

  async #store(method: string, url: URL, body: object): Promise<FlagAnswer> {
    const response = await this.#send(method, url, body);
    if (!response?.ok) return refusalOf(response);
    try {
      const answer = (await response.json()) as { saved: boolean; case: string; delivery: string };
      return answer.saved ? { name: "saved", case: answer.case, isPending: answer.delivery === "pending" } : { name: "dropped" };
    } catch {
      return refusalOf(null);
    }
  }

  async #send(method: string, url: URL, content: object): Promise<Response | null> {
    const body = JSON.stringify(content);
    const headers = { "Content-Type": "application/json" };
    const keepalive = body.length < longestKeptAlive;
    try {
      return await fetch(url, { method, headers, body, keepalive, signal: AbortSignal.timeout(patienceMs) });
    } catch {
      return null;
    }
  }
}

async function refusalOf(response: Response | null): Promise<FlagRefusal> {
  if (response === null) return { name: "failed", error: unreachable, mayPass: true };
  const { status } = response;
  const text = await response.text().catch(() => "");
  return { name: "failed", error: parseApiError(status, text), mayPass: status >= 500 || status === 408 || status === 429 };
}
