import { useEffect } from "preact/hooks";
import { InputField } from "../form/input-field.tsx";
import type { ChatState } from "./chat-state.ts";

/** Beside the conversation there is room for them. */
const wide = "(width >= 1000px)";

/** The additional inputs: at the side of a wide page, else a part that opens and closes. */
export function ChatInputs({ state }: { readonly state: ChatState }) {
  const { areInputsOpen } = state;
  useEffect(() => {
    areInputsOpen.value = matchMedia(wide).matches;
  }, []);
  return (
    <details
      class="card chat-inputs"
      open={areInputsOpen.value}
      onToggle={({ currentTarget }) => {
        areInputsOpen.value = currentTarget.open;
      }}
    >
      <summary>Additional inputs</summary>
      <div class="chat-inputs-fields">
        {state.form.fields
          .filter(({ config }) => config.isVisible)
          .map((field) => (
            <InputField
              key={field.config.id}
              field={field}
              onChange={(value) => field.set(value)}
              onSubmit={() => state.focusDraft()}
              upload={state.upload}
            />
          ))}
      </div>
    </details>
  );
}
