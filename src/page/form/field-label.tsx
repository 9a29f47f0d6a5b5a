import "./field.css";

interface FieldLabelProps {
  /** Id of the control; without one the label stands over a value that is only read. */
  readonly id?: string;
  readonly labelId: string;
  readonly infoId: string;
  readonly label: string;
  readonly info: string | undefined;
  readonly isOptional?: boolean;
}

/** Name and help text of an input or output. */
export function FieldLabel({ id, labelId, infoId, label, info, isOptional = false }: FieldLabelProps) {
  return (
    <div class="field-head">
      {id === undefined ? (
        <span class="field-label" id={labelId}>
          {label}
        </span>
      ) : (
        <label class="field-label" id={labelId} for={id}>
          {label}
        </label>
      )}
      {isOptional && <span class="field-optional">optional</span>}
      {info && (
        <p class="field-info" id={infoId}>
          {info}
        </p>
      )}
    </div>
  );
}
