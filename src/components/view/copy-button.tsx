import { useEffect, useState } from "preact/hooks";
import { copyText } from "./copy-text.ts";
import { CheckIcon, CopyIcon } from "./icon.tsx";
import "./copy-button.css";

interface CopyButtonProps {
  /** Makes the text when it is wanted, which may take a while for a large value. */
  readonly text: () => string;
  /** Called once the text is on the clipboard. */
  readonly onCopied?: () => void;
}

const shownForMs = 1600;

const words = { idle: "Copy", copied: "Copied", refused: "Not copied" };

/** Copies a value, and says so for a moment. */
export function CopyButton({ text, onCopied }: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof words>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), shownForMs);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    copyText(text()).then(
      () => {
        setState("copied");
        onCopied?.();
      },
      () => setState("refused"),
    );
  return (
    <button type="button" class="button button-text copy-button" title={words[state]} onClick={copy}>
      {state === "copied" ? <CheckIcon /> : <CopyIcon />}
      <span class={state === "refused" ? "" : "visually-hidden"} role="status">
        {words[state]}
      </span>
    </button>
  );
}
