import { useEffect, useRef, useState } from "preact/hooks";
import { AutoSizedTextarea } from "../view/auto-sized-textarea.tsx";
import { submitOnModifiedEnter } from "../view/submit-on-enter.ts";
import type { InputProps } from "../view/view-props.ts";
import type { CodeViewOptions } from "./code-view-options.ts";
import type { CodeEditor, EditorAttributes } from "./open-editor.ts";

/** A plain field that becomes an editor once that is fetched; where it cannot be, the field stays. */
export function CodeInput(props: InputProps<string, CodeViewOptions>) {
  const { id, labelId, options, value } = props;
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const text = value ?? "";
  // What the editor holds, and held since the page last drew: its own changes come back, and must not be written over later ones.
  const held = useRef<string[]>([]);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    let isCurrent = true;
    let opened: CodeEditor | null = null;
    const open = async () => {
      const { openEditor } = await import("./open-editor.ts");
      if (!isCurrent || !host.current) return;
      const begun = latest.current.value ?? "";
      opened = await openEditor(host.current, {
        text: begun,
        options,
        attributes: attributesOf(latest.current),
        onChange(next) {
          held.current.push(next);
          latest.current.onChange(next);
        },
        onSubmit: () => latest.current.onSubmit(),
      });
      if (!isCurrent) return opened.close();
      held.current = [begun];
      const hadFocus = field.current?.contains(document.activeElement) === true;
      setEditor(opened);
      if (hadFocus) requestAnimationFrame(() => host.current?.focus());
    };
    // Without the editor, the field does.
    open().catch(() => {});
    return () => {
      isCurrent = false;
      opened?.close();
      setEditor(null);
    };
  }, [options.language, options.lineNumbers, options.wrap, options.placeholder]);

  useEffect(() => {
    if (!editor) return;
    const place = held.current.lastIndexOf(text);
    if (place >= 0) held.current.splice(0, place);
    else {
      held.current = [text];
      editor.show(text);
    }
  }, [editor, text]);

  useEffect(
    () => editor?.describe(attributesOf(latest.current)),
    [editor, props.required, props.invalid, props.describedBy, props.disabled],
  );

  return (
    <div class="code-input" style={{ "--lines": options.lines, "--max-lines": options.maxLines }}>
      <div
        id={editor ? id : undefined}
        ref={host}
        class="code-editor"
        hidden={editor === null}
        // The host of a root that delegates its focus is no stop itself, but the page can put the focus on it.
        tabIndex={editor ? 0 : undefined}
        data-invalid={props.invalid}
        data-disabled={props.disabled}
      />
      {editor === null && (
        <div ref={field}>
          <AutoSizedTextarea
            id={id}
            class="code-field"
            lines={options.lines}
            maxLines={options.maxLines}
            spellcheck={false}
            autocomplete="off"
            placeholder={options.placeholder}
            value={text}
            disabled={props.disabled}
            aria-labelledby={labelId}
            aria-required={props.required}
            aria-invalid={props.invalid}
            aria-describedby={props.describedBy}
            onInput={({ currentTarget }) => props.onChange(currentTarget.value)}
            onKeyDown={submitOnModifiedEnter(props.onSubmit)}
          />
        </div>
      )}
    </div>
  );
}

function attributesOf({ labelId, describedBy, required, invalid, disabled }: InputProps<string, CodeViewOptions>): EditorAttributes {
  const textOf = (id: string): string => document.getElementById(id)?.textContent?.trim() ?? "";
  return {
    label: textOf(labelId) || "Code",
    description: (describedBy ?? "").split(" ").filter(Boolean).map(textOf).join(" "),
    isRequired: required,
    isInvalid: invalid,
    isDisabled: disabled,
  };
}
