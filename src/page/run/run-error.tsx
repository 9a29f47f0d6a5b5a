import { AlertIcon } from "../../components/view/icon.tsx";
import type { ApiError } from "../api/api-error.ts";
import "./run-error.css";

/** Why a run failed, in the place of its outputs. */
export function RunError({ error }: { readonly error: ApiError }) {
  return (
    <div class="run-error" role="alert">
      <AlertIcon />
      <div class="run-error-text">
        <p class="run-error-message">{error.message}</p>
        {error.hint && <p>{error.hint}</p>}
      </div>
    </div>
  );
}
