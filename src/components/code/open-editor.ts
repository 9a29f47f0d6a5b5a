import { indentWithTab, isolateHistory } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { minimalSetup } from "codemirror";
import tokenStyles from "./code-tokens.css?inline";
import type { CodeViewOptions } from "./code-view-options.ts";
import editorStyles from "./editor.css?inline";
import { loadLanguage } from "./load-language.ts";

/** An editor on the page. */
export interface CodeEditor {
  /** Shows a text that comes from elsewhere. */
  readonly show: (text: string) => void;
  readonly describe: (attributes: EditorAttributes) => void;
  readonly close: () => void;
}

export interface EditorAttributes {
  readonly label: string;
  /** Help and error; what stands outside of the editor's own root cannot be pointed at from inside. */
  readonly description: string;
  readonly isRequired: boolean;
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
}

interface OpenEditorOptions {
  readonly text: string;
  readonly options: CodeViewOptions;
  readonly attributes: EditorAttributes;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
}

const fromElsewhere = Annotation.define<boolean>();

/**
 * Opens an editor inside of an element. It has a root of its own: there CodeMirror keeps its rules in constructed sheets, which
 * the content security policy allows, while in a document it would write them into a style element.
 */
export async function openEditor(host: HTMLElement, given: OpenEditorOptions): Promise<CodeEditor> {
  const { options } = given;
  const language = await loadLanguage(options.language);
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open", delegatesFocus: true });
  const described = new Compartment();
  const submit = (): boolean => {
    given.onSubmit();
    return true;
  };
  const extensions: Extension[] = [
    // Before the default keys, where Ctrl+Enter makes a line.
    keymap.of([{ key: "Mod-Enter", run: submit }, indentWithTab]),
    minimalSetup,
    syntaxHighlighting(classHighlighter),
    bracketMatching(),
    indentOnInput(),
    described.of(attributesOf(given.attributes)),
    EditorView.updateListener.of(({ docChanged, state, transactions }) => {
      if (docChanged && !transactions.some((transaction) => transaction.annotation(fromElsewhere))) given.onChange(state.doc.toString());
    }),
  ];
  if (language) extensions.push(language);
  if (options.lineNumbers) extensions.push(lineNumbers());
  if (options.wrap) extensions.push(EditorView.lineWrapping);
  if (options.placeholder) extensions.push(placeholder(options.placeholder));
  const view = new EditorView({ doc: given.text, extensions, parent: root, root });
  // The focus that the root delegates goes to what can first take it, which is to be the text.
  view.scrollDOM.removeAttribute("tabindex");
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(tokenStyles), sheetOf(editorStyles)];
  return {
    show(text) {
      const changes = { from: 0, to: view.state.doc.length, insert: text };
      view.dispatch({ changes, annotations: [fromElsewhere.of(true), isolateHistory.of("full")] });
    },
    describe: (attributes) => view.dispatch({ effects: described.reconfigure(attributesOf(attributes)) }),
    close: () => view.destroy(),
  };
}

function attributesOf({ label, description, isRequired, isInvalid, isDisabled }: EditorAttributes): Extension {
  const attributes = {
    "aria-label": label,
    "aria-description": `${description} Press Escape, then Tab, to leave.`.trim(),
    "aria-required": String(isRequired),
    "aria-invalid": String(isInvalid),
  };
  return [EditorView.contentAttributes.of(attributes), EditorView.editable.of(!isDisabled)];
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
