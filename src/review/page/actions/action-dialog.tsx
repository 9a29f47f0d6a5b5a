import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import "./actions.css";

interface ActionDialogProps {
  readonly title: string;
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog of the browser's own, open for as long as it is drawn. */
export function ActionDialog({ title, isWide = false, onClose, children }: ActionDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="action-dialog" data-wide={isWide} aria-labelledby={titleId} onClose={onClose}>
      <header class="action-dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="button button-text" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      {children}
    </dialog>
  );
}
