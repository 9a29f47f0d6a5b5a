import { AlertIcon } from "../../components/view/icon.tsx";
import { type ApiError, describeApiError } from "../api/api-error.ts";

interface FlagFailureProps {
  readonly error: ApiError;
  /** Whether another run is on the screen by now. */
  readonly isEarlierRun: boolean;
  readonly onRetry: () => void;
}

/** Why a flag is not stored, and the way to try again. */
export function FlagFailure({ error, isEarlierRun, onRetry }: FlagFailureProps) {
  return (
    <div class="flag-failure" role="alert">
      <AlertIcon />
      <p>
        {isEarlierRun ? "The flag of the run before was not saved. " : "Not saved. "}
        {describeApiError(error)}
      </p>
      <button type="button" class="button flag-retry" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
