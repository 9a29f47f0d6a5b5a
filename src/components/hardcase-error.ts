/** Every error code, with the HTTP status that a client gets when the error reaches it. `docs/errors.md` explains each. */
export const errorCodes = {
  HC_COMPONENT_OPTIONS: 500,
  HC_DATASET: 500,
  HC_DEMO: 500,
  HC_ENVIRONMENT: 500,
  HC_FLAG_ORDER: 500,
  HC_FUNCTION: 500,
  HC_SERVER: 500,
  HC_HUB: 502,
  HC_OUTPUT_TYPE: 500,
  HC_PAGE_EXPIRED: 410,
  HC_STORE: 507,
  HC_UNREACHABLE: 503,
  HC_VALUE_INVALID: 422,
  HC_VALUE_REQUIRED: 422,
  HC_PARAMETER_UNKNOWN: 422,
  HC_BODY: 400,
  HC_CONTENT_TYPE: 415,
  HC_CROSS_SITE: 403,
  HC_LOGIN: 401,
  HC_CREDENTIALS: 401,
  HC_REVIEW_TOKEN: 401,
  HC_TOO_MANY_ATTEMPTS: 429,
  HC_QUEUE_FULL: 503,
  HC_NOT_FOUND: 404,
  HC_METHOD: 405,
  HC_FILE_FORBIDDEN: 403,
  HC_FILE_UNKNOWN: 422,
  HC_UPLOAD_TOO_LARGE: 413,
  HC_FLAGGING_OFF: 403,
  HC_FLAG_OPTION: 422,
  HC_REDACT: 500,
  HC_RECEIPT: 409,
  HC_RECEIPT_REQUIRED: 400,
  HC_REVIEW_CONFLICT: 409,
  HC_REVIEW_NO_APP: 409,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorCodes;

/** What an error may say beside its message. */
export interface ErrorDetails {
  /** One sentence on what to do. */
  readonly hint?: string;
  /** Name of the parameter (or output) that the error is about. */
  readonly parameter?: string;
  readonly cause?: unknown;
  /** When trying again may help, in milliseconds from now. */
  readonly retryAfterMs?: number;
}

/**
 * An error that hardcase understands: one sentence on what is wrong, one on what to do, and a code.
 * `status` is what an HTTP client is answered with.
 */
export class HardcaseError extends Error {
  override readonly name = "HardcaseError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly parameter: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.parameter = details.parameter;
    this.retryAfterMs = details.retryAfterMs;
  }

  get status(): number {
    return errorCodes[this.code];
  }
}
