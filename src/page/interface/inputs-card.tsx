import type { Json } from "../../components/define-component.ts";
import type { InputProps } from "../../components/view/view-props.ts";
import type { FlagRowConfig } from "../../flagging/flag-row-config.ts";
import { InputField } from "../form/input-field.tsx";
import { RunError } from "../run/run-error.tsx";
import { FormActions } from "./form-actions.tsx";
import { InterfaceFlagRow } from "./interface-flag-row.tsx";
import type { InterfaceState } from "./interface-state.ts";

interface InputsCardProps {
  readonly state: InterfaceState;
  readonly flagging: FlagRowConfig | undefined;
  readonly upload: InputProps<Json>["upload"];
  /** Whether no outputs stand beside the form: then it also says how the run stands, and is flagged itself. */
  readonly isWhole: boolean;
}

/** The form: its fields, and what to do with them. */
export function InputsCard({ state, flagging, upload, isWhole }: InputsCardProps) {
  const phase = state.run.phase.value;
  return (
    <form
      class="card inputs-card"
      aria-label="Form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        state.submit();
      }}
    >
      <div class="card-body">
        {state.drawnFields.map((field) => (
          <InputField
            key={field.config.id}
            field={field}
            onChange={(value) => state.change(field, value)}
            onSubmit={() => state.submit()}
            upload={upload}
          />
        ))}
        {isWhole && phase.name === "failed" && <RunError error={phase.error} />}
      </div>
      <FormActions state={state} hasStatus={isWhole} notice={flagging?.mode === "auto" ? flagging.notice : undefined} />
      {isWhole && <InterfaceFlagRow state={state} flagging={flagging} />}
    </form>
  );
}
