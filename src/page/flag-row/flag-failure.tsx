import { AlertIcon } from "../../components/view/icon.tsx";

interface FlagFailureProps {
  /** What was not done, and why. */
  readonly text: string;
  /** Left out where trying again cannot help. */
  readonly onRetry?: (() => void) | undefined;
}

/** What is not stored and why, and the way to try again. */
export function FlagFailure({ text, onRetry }: FlagFailureProps) {
  return (
    <div class="flag-failure" role="alert">
      <AlertIcon />
      <p>{text}</p>
      {onRetry && (
        <button type="button" class="button flag-retry" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
