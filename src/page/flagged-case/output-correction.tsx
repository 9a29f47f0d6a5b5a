import type { Json } from "../../components/define-component.ts";
import type { InputProps } from "../../components/view/view-props.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import type { FormField } from "../form/form-field.ts";
import { InputField } from "../form/input-field.tsx";
import { ViewSlot } from "../view/view-slot.tsx";
import type { FlaggedCase } from "./flagged-case.ts";
import { SaveProgress } from "./save-progress.tsx";

interface OutputCorrectionProps {
  readonly flagged: FlaggedCase;
  readonly config: ComponentConfig;
  readonly field: FormField;
  readonly upload: InputProps<Json>["upload"];
}

/** An output as an input of the same kind, with what really came out beneath. */
export function OutputCorrection({ flagged, config: { id, kind, label, options }, field, upload }: OutputCorrectionProps) {
  const { initial } = field.config;
  const labelId = `${id}-label`;
  return (
    <div class="output-correction" onFocusOut={() => void flagged.saver.flush()}>
      <InputField
        field={field}
        onChange={(value) => flagged.correct(field, value)}
        onSubmit={() => void flagged.saver.flush()}
        upload={upload}
      />
      <div class="output-original-head">
        <span id={labelId}>
          {initial === null ? "No output" : "Model’s output"}
          <span class="visually-hidden"> for {label}</span>
        </span>
        <SaveProgress flagged={flagged} of={field} />
      </div>
      {initial !== null && (
        <div class="output-original">
          <ViewSlot
            kind={kind}
            value={initial}
            draw={({ Output }) => Output && <Output id={id} labelId={labelId} options={options} value={initial} isStreaming={false} />}
          />
        </div>
      )}
    </div>
  );
}
