import { MessageComposer } from "../../components/multimodal-text/message-composer.tsx";
import type { MultimodalValue } from "../../components/multimodal-text/multimodal-text.ts";
import type { MultimodalViewOptions } from "../../components/multimodal-text/multimodal-view-options.ts";
import { startOf } from "../run/run-phase.ts";
import { useElapsed } from "../run/use-elapsed.ts";
import type { ChatState } from "./chat-state.ts";
import { readMessageValue } from "./message-value.ts";

/** Stop comes after this time, so that the second click of a double click on Send does not stop the reply. */
const stopAfterMs = 400;

/** There a focus would open the keyboard over the page. */
const hasTouch = matchMedia("(pointer: coarse)").matches;

/** The box that a message is written in. It can be written in while a reply comes, and sent after that. */
export function ChatComposer({ state }: { readonly state: ChatState }) {
  const { draft, config, components } = state;
  const { id, options } = components.message;
  const problem = draft.problem.value;
  const problemId = `${id}-problem`;
  const startedAt = startOf(state.run.phase.value);
  const isStoppable = useElapsed(startedAt) >= stopAfterMs && startedAt !== null && state.can("stop");
  const take = (value: MultimodalValue | null) => draft.set(value === null || config.isMultimodal ? value : value.text);
  const given = options as unknown as MultimodalViewOptions;
  return (
    <div class="chat-composer">
      <label class="visually-hidden" id={`${id}-label`} for={id}>
        Message
      </label>
      <MessageComposer
        id={id}
        labelId={`${id}-label`}
        options={{
          ...given,
          isMultiple: given.isMultiple ?? false,
          placeholder: given.placeholder ?? "Write a message",
          autofocus: config.hasAutofocus && !hasTouch,
        }}
        canAttach={config.isMultimodal}
        value={draft.value.value === null ? null : readMessageValue(draft.value.value)}
        onChange={take}
        onSubmit={() => void state.send()}
        onStop={isStoppable ? () => state.stop() : undefined}
        disabled={false}
        required={true}
        invalid={problem !== null}
        describedBy={problem === null ? undefined : problemId}
        onError={(message) => draft.reportViewProblem(message)}
        upload={state.upload}
      />
      {problem !== null && (
        <p class="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
