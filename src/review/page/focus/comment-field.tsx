import { AutoSizedTextarea } from "../../../components/view/auto-sized-textarea.tsx";
import type { ReviewedCase } from "../../review-api.ts";
import type { ReviewState } from "../review-state.ts";
import { commentId } from "../reviewing.ts";

interface CommentFieldProps {
  readonly state: ReviewState;
  readonly one: ReviewedCase;
}

/** As long as the server takes. */
const maxLength = 10_000;

/** What reviewers say of a case to each other; saved with the verdict, on Ctrl+Enter, or when the field is left. */
export function CommentField({ state, one }: CommentFieldProps) {
  const draft = state.reviewing.draftOf(one.id);
  const stored = state.judging.decisionOn(one).comment ?? "";
  return (
    <div class="comment-field">
      <label class="field-label" for={commentId}>
        Comment <kbd>c</kbd>
      </label>
      <AutoSizedTextarea
        id={commentId}
        lines={2}
        maxLines={8}
        maxLength={maxLength}
        placeholder="For other reviewers"
        value={draft.comment.value ?? stored}
        onInput={({ currentTarget: { value } }) => (draft.comment.value = value === stored ? null : value)}
        onBlur={() => state.reviewing.saveComment()}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
        }}
      />
    </div>
  );
}
