import { AlertIcon } from "../../../components/view/icon.tsx";
import type { ReviewRefusal } from "../review-client.ts";

interface FocusFailureProps {
  readonly refusal: ReviewRefusal;
  readonly onRetry: () => void;
  readonly retryName?: string;
}

/** Stands where a case should be, and says why there is none. */
export function FocusFailure({ refusal: { error }, onRetry, retryName = "Try again" }: FocusFailureProps) {
  return (
    <div class="focus-failure" role="alert">
      <AlertIcon />
      <p>
        {error.message} {error.hint}
      </p>
      <button type="button" class="button" onClick={onRetry}>
        {retryName}
      </button>
    </div>
  );
}
