import type { Json } from "../../components/define-component.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import { FieldLabel } from "../form/field-label.tsx";
import { ViewSlot } from "../view/view-slot.tsx";

interface OutputFieldProps {
  readonly config: ComponentConfig;
  readonly value: Json;
  readonly isStreaming: boolean;
}

/** An output with its label and help text. */
export function OutputField({ config: { id, kind, label, info, options }, value, isStreaming }: OutputFieldProps) {
  const labelId = `${id}-label`;
  return (
    <div class="field">
      <FieldLabel labelId={labelId} infoId={`${id}-info`} label={label} info={info} />
      <ViewSlot
        kind={kind}
        value={value}
        draw={({ Output }) => Output && <Output id={id} labelId={labelId} options={options} value={value} isStreaming={isStreaming} />}
      />
    </div>
  );
}
