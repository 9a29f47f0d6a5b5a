/** What the server, or the way to it, says went wrong. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Label of the input or output that the error is about. */
  readonly parameter?: string;
}

/** The request did not arrive, or its answer did not. */
export const unreachable: ApiError = {
  code: "unreachable",
  message: "The server cannot be reached.",
  hint: "Check that it is running and that you are online, then try again. What you entered is still here.",
};

/** The answer broke off before its end. */
export const brokenOff: ApiError = {
  code: "broken-off",
  message: "The connection to the server broke off.",
  hint: "Try again. What you entered is still here.",
};

/** The login is over, or was signed out in another tab. */
const sessionEnded: ApiError = {
  code: "HC_LOGIN",
  message: "Your session has ended.",
  hint: "Reload the page to sign in again.",
};

function isApiError(value: unknown): value is ApiError {
  return typeof value === "object" && value !== null && typeof (value as ApiError).message === "string";
}

/** Reads the error out of the text of an answer; a proxy in between may answer with anything. */
export function parseApiError(status: number, text: string): ApiError {
  if (status === 401) return sessionEnded;
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    if (isApiError(error)) return error;
  } catch {
    // Not JSON: told below.
  }
  return { code: `http-${status}`, message: `The server answered with status ${status}.`, hint: "Try again in a moment." };
}

/** An error and what to do, in one text. */
export function describeApiError({ message, hint }: ApiError): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
