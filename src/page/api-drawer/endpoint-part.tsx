import { useState } from "preact/hooks";
import { formValues } from "../api/form-values.ts";
import type { ApiEndpoint } from "./api-document.ts";
import { callOf } from "./call-of.ts";
import { Snippets } from "./snippet-view.tsx";
import type { SnippetTarget } from "./snippets.ts";
import { ValueTable } from "./value-table.tsx";

interface EndpointPartProps {
  readonly endpoints: readonly ApiEndpoint[];
  readonly target: SnippetTarget;
  readonly mcp: string | undefined;
}

/** One endpoint: what it takes and gives, and how it is called with what the form says now. */
export function EndpointPart({ endpoints, target, mcp }: EndpointPartProps) {
  const [chosen, setChosen] = useState(endpoints[0]?.name);
  const endpoint = endpoints.find(({ name }) => name === chosen) ?? (endpoints[0] as ApiEndpoint);
  const values = formValues.get(endpoint.name)?.() ?? {};
  return (
    <section class="api-part" aria-label="Endpoint">
      {endpoints.length === 1 ? (
        <h3 class="api-endpoint">{endpoint.name}</h3>
      ) : (
        <label class="api-choice">
          Endpoint
          <select class="control" value={endpoint.name} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {endpoints.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <ValueTable caption="Takes" values={endpoint.inputs} />
      <ValueTable caption="Gives" values={endpoint.outputs} />
      <Snippets name="call" calls={[callOf(endpoint, values)]} target={target} mcp={mcp} />
    </section>
  );
}
