import { type ErrorCode, HardcaseError } from "../components/hardcase-error.ts";
import type { ClientRun } from "./client-types.ts";

/** An error of a run that started and failed: the run can still be flagged. */
export class FailedRun extends HardcaseError {
  readonly run: ClientRun<null>;

  constructor({ code, message, details }: ErrorParts, run: ClientRun<null>) {
    super(code, message, details);
    this.run = run;
  }
}

interface ErrorParts {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: { readonly hint?: string; readonly parameter?: string; readonly retryAfterMs?: number };
}

interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly parameter?: string;
}

/** What a server says went wrong; whatever is no error of hardcase's comes from something in between. */
export function readError(answer: Response | undefined, body: unknown): HardcaseError {
  const error = (body as { error?: Partial<SentError> } | null)?.error;
  if (typeof error?.code === "string" && typeof error.message === "string") {
    const retryAfter = Number(answer?.headers.get("retry-after") ?? 0);
    const { code, message, details } = partsOf(error as SentError);
    return new HardcaseError(code, message, { ...details, ...(retryAfter > 0 && { retryAfterMs: retryAfter * 1000 }) });
  }
  return new HardcaseError("HC_UNREACHABLE", `No demo answered: the status was ${answer?.status ?? "none"}.`, {
    hint: "Check the address, and that the demo is running.",
  });
}

/** The error of a run that has failed. */
export function failedRun(error: unknown, run: ClientRun<null>): FailedRun {
  return new FailedRun(partsOf(error as SentError), run);
}

function partsOf({ code, message, hint, parameter }: SentError): ErrorParts {
  return { code, message, details: { ...(hint !== undefined && { hint }), ...(parameter !== undefined && { parameter }) } };
}
