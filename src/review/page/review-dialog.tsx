import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import "./review-dialog.css";

interface ReviewDialogProps {
  readonly title: string;
  /** Default: as wide as a paragraph. */
  readonly size?: "wide" | "widest";
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog of the browser's own, open for as long as it is drawn. */
export function ReviewDialog({ title, size, onClose, children }: ReviewDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="review-dialog" data-size={size} aria-labelledby={titleId} onClose={onClose}>
      <header class="review-dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="button button-text" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      {children}
    </dialog>
  );
}
