import { type ApiError, parseApiError, unreachable } from "../api/api-error.ts";
import type { ShownRun } from "../run/shown-run.ts";

/** Stores a flag of a run; returns `null` only once the server says that it is saved, else why it is not. */
export async function sendFlag(url: URL, { inputs, outputs, receipt }: ShownRun, option: string | null): Promise<ApiError | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ inputs, outputs, ...(option !== null && { option }), ...(receipt !== undefined && { receipt }) }),
    });
    return response.status === 201 ? null : parseApiError(response.status, await response.text());
  } catch {
    return unreachable;
  }
}
