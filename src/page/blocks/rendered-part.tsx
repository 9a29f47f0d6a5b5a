import { type ComponentChildren, Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LayoutConfig } from "../../server/page-config.ts";
import type { ApiError } from "../api/api-error.ts";
import { RunError } from "../run/run-error.tsx";
import type { BlocksState, ListenerScope } from "./blocks-state.ts";
import type { RenderedBlocks } from "./blocks-surroundings.ts";

interface Part {
  readonly number: number;
  readonly config: RenderedBlocks;
  readonly scope: ListenerScope;
}

interface RenderedPartProps {
  readonly state: BlocksState;
  readonly config: LayoutConfig & { readonly type: "render" };
  readonly draw: (scope: ListenerScope, layout: readonly LayoutConfig[]) => ComponentChildren;
}

/** A part that the server builds anew whenever one of its inputs changes; until it comes the one before stays. */
export function RenderedPart({ state, config: { endpoint, inputs }, draw }: RenderedPartProps) {
  const [part, setPart] = useState<Part | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    let current: Part | null = null;
    let number = 0;
    let isGone = false;
    let isBuilding = false;
    let isStale = false;
    const show = (config: RenderedBlocks | null) => {
      if (current) state.remove(current.config.components, current.scope);
      current = config && { number: ++number, config, scope: state.add(config.components, config) };
      setPart(current);
    };
    const build = async (): Promise<void> => {
      isStale = isBuilding;
      if (isBuilding) return;
      isBuilding = true;
      // A value that is missing leaves nothing to build from, as it leaves a listener nothing to run with.
      const answer = state.isMissingAny(inputs) ? null : await state.render(endpoint, state.valuesOf(inputs));
      isBuilding = false;
      if (isGone) return;
      if (isStale) return build();
      const isMissing = answer === null || ("error" in answer && answer.error.code === "HC_VALUE_REQUIRED");
      setError(!isMissing && "error" in answer ? answer.error : null);
      if (isMissing) show(null);
      else if (!("error" in answer)) show(answer);
    };
    void build();
    const endings = [state.watchHeld(endpoint, () => void build()), ...inputs.map(({ id }) => state.watch(id, () => void build()))];
    return () => {
      isGone = true;
      for (const end of endings) end();
      if (current) state.remove(current.config.components, current.scope);
    };
  }, [state, endpoint]);
  return (
    <div class="layout-column">
      {error && <RunError error={error} />}
      {part && <Fragment key={part.number}>{draw(part.scope, part.config.layout)}</Fragment>}
    </div>
  );
}
