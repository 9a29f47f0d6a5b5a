import { useEffect } from "preact/hooks";
import { FlagRow } from "../flag-row/flag-row.tsx";
import { whenIdle } from "../interface/when-idle.ts";
import type { LayoutProps } from "./layout-props.ts";

/** The Flag row of a listener's last run, with its corrections in the same card: elsewhere stands what the page shows by now. */
export function ListenerFlagRow({ state, scope, config: { listener: id } }: LayoutProps<"flagRow">) {
  const listener = scope.listeners.get(id);
  const shownRun = listener?.shownRun.value ?? null;
  const { state: flags, config: flagging } = listener?.flagging ?? {};
  useEffect(() => {
    if (shownRun !== null) whenIdle(() => flags?.prepare());
  }, [shownRun !== null, flags]);
  if (!listener || !flags || flagging?.mode !== "manual") return null;
  const { inputs, outputs } = listener.config;
  const named = (list: typeof outputs) =>
    list.flatMap(({ id: component, name }) => {
      const field = state.fields.get(component);
      return field ? [{ field, config: { ...field.config.value, id: `${component}-corrected`, label: name } }] : [];
    });
  const edited = named(inputs).filter(({ field, config: { label } }) => {
    if (shownRun === null) return false;
    const { outputs: shownOutputs, inputs: shownInputs } = shownRun;
    const expected = shownOutputs !== null && label in shownOutputs ? shownOutputs[label] : shownInputs[label];
    return JSON.stringify(field.value.value) !== JSON.stringify(expected);
  });
  const open = flags.openOf(shownRun);
  const corrections = open?.case.corrections.value;
  const corrected = named(outputs);
  return (
    <section class="layout-flag-row card" aria-label="Flag the last run">
      {open && corrections && (
        <div class="card-body outputs-fields" data-is-correcting="true">
          {corrected.map(({ field, config }) => {
            const correction = corrections.get(config.label);
            return (
              correction && (
                <open.parts.OutputCorrection
                  key={config.id}
                  flagged={open.case}
                  config={config}
                  field={correction}
                  upload={state.uploadFor(field.id)}
                />
              )
            );
          })}
        </div>
      )}
      <FlagRow
        config={flagging}
        flags={flags}
        shownRun={shownRun}
        reason={reasonAgainst(shownRun !== null, listener.phase.value.name)}
        edited={edited.map(({ config }) => config)}
        outputs={corrected.map(({ config }) => config)}
      />
    </section>
  );
}

function reasonAgainst(hasRun: boolean, phase: string): string | undefined {
  if (hasRun) return undefined;
  if (phase === "stopped") return "A run that was stopped cannot be flagged: let one come to its end.";
  return "Run it first: a flag stores the inputs and outputs of a run.";
}
