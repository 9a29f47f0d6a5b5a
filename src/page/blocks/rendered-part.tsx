import { type ComponentChildren, Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LayoutConfig } from "../../server/page-config.ts";
import type { ApiError } from "../api/api-error.ts";
import { RunError } from "../run/run-error.tsx";
import type { BlocksState, ListenerScope, RenderedBlocks } from "./blocks-state.ts";

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
    let newest = 0;
    const build = async () => {
      const number = ++newest;
      const answer = await state.render(endpoint, state.valuesOf(inputs));
      if (number !== newest) return;
      if ("error" in answer) {
        setError(answer.error);
        return;
      }
      if (current) state.remove(current.config.components, current.scope);
      current = { number, config: answer, scope: state.add(answer.components, answer) };
      setPart(current);
      setError(null);
    };
    void build();
    const unwatch = inputs.map(({ id }) => state.watch(id, () => void build()));
    return () => {
      newest++;
      for (const stop of unwatch) stop();
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
