import { useRef } from "preact/hooks";
import type { KindEvent } from "../../components/component-event.ts";
import type { Json } from "../../components/define-component.ts";
import { FieldLabel } from "../form/field-label.tsx";
import { RunError } from "../run/run-error.tsx";
import { startOf } from "../run/run-phase.ts";
import { RunProgress } from "../run/run-progress.tsx";
import { loadView } from "../view/load-view.ts";
import { ViewSlot } from "../view/view-slot.tsx";
import { ActivityStatus } from "./activity-status.tsx";
import type { BlocksField } from "./blocks-field.ts";
import type { BlocksState } from "./blocks-state.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

interface ComponentViewProps {
  readonly state: BlocksState;
  readonly field: BlocksField;
}

/** A component in its place: as an input where people can edit it, else as an output; with how the run that writes it stands. */
export function ComponentView({ state, field }: ComponentViewProps) {
  const { id, kind, label, info, isOptional, isVisible, isInteractive, options } = field.config.value;
  const value = field.value.value;
  const problem = field.problem.value;
  const activity = field.activity.value;
  const phase = activity?.phase.value ?? null;
  const block = useRef<HTMLDivElement>(null);
  const isMovingFocus = useKeptFocus(block, id, field.edition.value);
  if (!isVisible) return null;
  const isUnderWay = phase !== null && startOf(phase) !== null;
  const isStreaming = activity?.isStreaming === true && phase?.name === "streaming";
  const labelId = `${id}-label`;
  const infoId = `${id}-info`;
  const problemId = `${id}-problem`;
  const describedBy = [info && infoId, problem && problemId].filter(Boolean).join(" ") || undefined;
  const loading = loadView(kind).value;
  const view = typeof loading === "object" && "view" in loading ? loading.view : undefined;
  const isInput = isInteractive ? view?.Input !== undefined : view?.Output === undefined;
  const isBare = view?.hasOwnLabel === true;
  const told = state.isListenedTo(id) ? { onEvent: (event: KindEvent, detail?: Json) => state.fire(id, event, detail) } : {};
  return (
    <div
      ref={block}
      class="field block"
      data-kind={kind}
      data-is-bare={isBare}
      data-face={isInput ? "input" : "output"}
      aria-busy={isUnderWay}
      data-is-waiting={phase?.name === "waiting" && activity?.show !== "hidden"}
      onFocusIn={({ currentTarget, relatedTarget }) => {
        if (!isMovingFocus() && !currentTarget.contains(relatedTarget as Node | null)) state.fire(id, "focus");
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!isMovingFocus() && !currentTarget.contains(relatedTarget as Node | null)) state.fire(id, "blur");
      }}
    >
      {!isBare && (
        <FieldLabel
          {...(isInput && { id })}
          labelId={labelId}
          infoId={infoId}
          label={label}
          info={info}
          isOptional={isInput && isOptional}
        />
      )}
      {activity && !isBare && <ActivityStatus activity={activity} />}
      <ViewSlot
        kind={kind}
        value={value}
        draw={({ Input, Output }) =>
          isInput
            ? Input && (
                <Input
                  key={field.edition.value}
                  id={id}
                  labelId={labelId}
                  options={options}
                  value={value}
                  onChange={(entered: Json) => state.enter(id, entered)}
                  onSubmit={() => state.fire(id, "submit")}
                  {...told}
                  disabled={!isInteractive}
                  required={!isOptional}
                  invalid={problem !== null}
                  describedBy={describedBy}
                  onError={(message) => field.reportViewProblem(message)}
                  upload={state.uploadFor(id)}
                  isStreaming={isStreaming}
                />
              )
            : Output && <Output id={id} labelId={labelId} options={options} value={value} isStreaming={isStreaming} {...told} />
        }
      />
      {activity?.tellsError && activity.show === "full" && phase && <RunProgress phase={phase} />}
      {problem && (
        <p class="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
      {phase?.name === "failed" && activity?.tellsError && problem === null && <RunError error={phase.error} />}
    </div>
  );
}
