import type { InterfaceState } from "./interface-state.ts";
import { OutputField } from "./output-field.tsx";

/** The outputs of the run on the screen, or inputs in their place while they are corrected. */
export function OutputList({ state }: { readonly state: InterfaceState }) {
  const phase = state.phase.value;
  const outputs = state.run.outputs.value;
  const isEmpty = Object.values(outputs).every((value) => value === null);
  const open = state.flags.openOf(state.run.shownRun.value);
  const corrections = open?.case.corrections.value;
  return (
    <div
      class="outputs-fields"
      data-is-waiting={phase.name === "waiting" && !isEmpty}
      data-has-failed={phase.name === "failed"}
      data-is-correcting={corrections !== undefined && corrections !== null}
    >
      {state.drawnOutputs.map((config) => {
        const field = corrections?.get(config.label);
        if (open && field) {
          return <open.parts.OutputCorrection key={config.id} flagged={open.case} config={config} field={field} upload={state.upload} />;
        }
        return (
          <OutputField
            key={config.id}
            config={config}
            value={outputs[config.label] ?? null}
            isStreaming={state.endpoint.isStreaming && phase.name === "streaming"}
          />
        );
      })}
    </div>
  );
}
