import { useRef } from "preact/hooks";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import { findUnreadable } from "../form/find-unreadable.ts";
import { InputField } from "../form/input-field.tsx";
import { RunError } from "../run/run-error.tsx";
import { RunProgress } from "../run/run-progress.tsx";
import { FormActions } from "./form-actions.tsx";
import { InterfaceFlagRow } from "./interface-flag-row.tsx";
import type { InterfaceState } from "./interface-state.ts";

interface InputsCardProps {
  readonly state: InterfaceState;
  readonly flagging: FlagRowConfig | undefined;
  /** Whether no outputs stand beside the form: then it also says how the run stands, and is flagged itself. */
  readonly isWhole: boolean;
}

/** The form: its fields, and what to do with them. */
export function InputsCard({ state, flagging, isWhole }: InputsCardProps) {
  const form = useRef<HTMLFormElement>(null);
  const phase = state.phase.value;
  return (
    <form
      ref={form}
      class="card inputs-card"
      aria-label="Form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const unreadable = findUnreadable(event.currentTarget);
        if (unreadable) unreadable.focus();
        else state.submit();
      }}
    >
      <div class="card-body">
        {state.drawnFields.map((field) => (
          <InputField
            key={field.config.id}
            field={field}
            onChange={(value) => state.change(field, value)}
            onSubmit={() => form.current?.requestSubmit()}
            upload={state.upload}
          />
        ))}
        {isWhole && phase.name === "failed" && <RunError error={phase.error} />}
        {isWhole && <RunProgress phase={phase} />}
      </div>
      <FormActions state={state} hasStatus={isWhole} notice={flagging?.submitNotice ?? null} />
      {isWhole && <InterfaceFlagRow state={state} flagging={flagging} />}
    </form>
  );
}
