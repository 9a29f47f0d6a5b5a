import { HardcaseError } from "../../components/hardcase-error.ts";

/** What went wrong with the Hub, and what the owner can do, in words that hold no token. */
export function hubProblem(error: unknown, dataset: string): HardcaseError {
  if (error instanceof HardcaseError) return error;
  const { statusCode, message } = error as { readonly statusCode?: number; readonly message?: string };
  if (statusCode === 401)
    return problem(dataset, "the token is not valid", "Make one at huggingface.co/settings/tokens, and give it as HF_TOKEN.", error);
  if (statusCode === 403) return problem(dataset, "the token has no right to write there", "Give a token with write access to it.", error);
  if (statusCode === 404) return problem(dataset, "it cannot be found with this token", "Check its name and the token's rights.", error);
  const reason =
    statusCode === undefined ? `the Hub cannot be reached (${reasonOf(error)})` : `the Hub answered ${statusCode} (${message})`;
  return problem(dataset, reason, "It is tried again; the flags are kept.", error);
}

/** Whether trying again may help soon: a rival was quicker, the Hub is busy or has failed, or the answer was lost. */
export function isPassing(error: unknown): boolean {
  if (error instanceof HardcaseError) return false;
  const { statusCode } = error as { readonly statusCode?: number };
  return statusCode === undefined || [409, 412, 429].includes(statusCode) || statusCode >= 500;
}

function problem(dataset: string, reason: string, hint: string, cause: unknown): HardcaseError {
  return new HardcaseError("HC_HUB", `Nothing was pushed to the dataset ${dataset}: ${reason}. ${hint}`, { cause });
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: { readonly code?: string; readonly message?: string }; readonly message?: string };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
