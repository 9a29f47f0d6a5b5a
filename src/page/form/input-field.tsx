import type { Json } from "../../components/define-component.ts";
import type { InputProps } from "../../components/view/view-props.ts";
import { ViewSlot } from "../view/view-slot.tsx";
import { FieldLabel } from "./field-label.tsx";
import type { FormField } from "./form-field.ts";

interface InputFieldProps {
  readonly field: FormField;
  readonly onChange: (value: Json) => void;
  readonly onSubmit: () => void;
  readonly upload: InputProps<Json>["upload"];
}

/** An input with what the shell owns: its label, help text and error. */
export function InputField({ field, onChange, onSubmit, upload }: InputFieldProps) {
  const { id, kind, label, info, isOptional, options } = field.config;
  const value = field.value.value;
  const problem = field.problem.value;
  const labelId = `${id}-label`;
  const infoId = `${id}-info`;
  const problemId = `${id}-problem`;
  const describedBy = [info && infoId, problem && problemId].filter(Boolean).join(" ") || undefined;
  return (
    <div class="field">
      <FieldLabel id={id} labelId={labelId} infoId={infoId} label={label} info={info} isOptional={isOptional} />
      <ViewSlot
        kind={kind}
        value={value}
        draw={({ Input }) =>
          Input && (
            <Input
              key={field.edition.value}
              id={id}
              labelId={labelId}
              options={options}
              value={value}
              onChange={onChange}
              onSubmit={onSubmit}
              disabled={false}
              required={!isOptional}
              invalid={problem !== null}
              describedBy={describedBy}
              onError={(message) => field.reportViewProblem(message)}
              upload={upload}
            />
          )
        }
      />
      <div class="field-foot">
        {problem && (
          <p class="field-problem" id={problemId} role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
