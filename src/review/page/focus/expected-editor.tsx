import type { FormField } from "../../../page/form/form-field.ts";
import { InputField } from "../../../page/form/input-field.tsx";
import { uploadFiles } from "../../../page/upload/upload-files.ts";
import type { ReviewedCase } from "../../review-api.ts";
import { reviewUrl } from "../review-client.ts";
import type { ReviewState } from "../review-state.ts";

interface ExpectedEditorProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
  readonly fields: ReadonlyMap<string, FormField>;
}

/** The outputs as inputs of the same kinds, to enter what would have been right. */
export function ExpectedEditor({ state, one, fields }: ExpectedEditorProps) {
  const draft = state.reviewing.draftOf(one.id);
  const isWaiting = draft.isWaiting.value;
  const save = () => void state.reviewing.saveCorrection(one.id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the fields in it.
    <div class="expected-editor" onKeyDown={onKeyDown}>
      {[...fields].map(([name, field]) => (
        <InputField
          key={name}
          field={field}
          onChange={(value) => draft.enter(name, value)}
          onSubmit={save}
          upload={(files, onProgress, signal) =>
            draft.uploads.track(uploadFiles(files, { url: reviewUrl("upload"), maxFileSize: state.config.maxFileSize, onProgress, signal }))
          }
        />
      ))}
      <div class="expected-actions">
        <button type="button" class="button button-primary" aria-disabled={isWaiting} onClick={save}>
          {isWaiting ? "Sending the files…" : "Save as wrong"} <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </button>
        <button type="button" class="button button-text" onClick={() => draft.stopCorrecting()}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}
