import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { FocusFailure } from "../focus/focus-failure.tsx";
import type { ReviewState } from "../review-state.ts";

type View = ComponentType<{ readonly state: ReviewState }>;

const notLoaded = {
  name: "refused",
  error: { code: "unreachable", message: "The numbers could not be loaded.", hint: "Reload the page to try again." },
  status: 0,
  mayPass: true,
} as const;

/** The numbers, whose code is fetched when somebody wants to see them. */
export function LazyNumbers({ state }: { readonly state: ReviewState }) {
  const [view, setView] = useState<{ readonly View: View } | "loading" | "failed">("loading");
  useEffect(() => {
    import("./numbers-view.tsx").then(
      ({ NumbersView }) => setView({ View: NumbersView }),
      () => setView("failed"),
    );
  }, []);
  if (view === "loading")
    return (
      <p class="visually-hidden" role="status">
        Loading the numbers
      </p>
    );
  // A browser keeps the failure of a script until the page is loaded anew.
  if (view === "failed") return <FocusFailure refusal={notLoaded} onRetry={() => location.reload()} retryName="Reload" />;
  return <view.View state={state} />;
}
