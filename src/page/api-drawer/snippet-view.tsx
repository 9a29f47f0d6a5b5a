import { useState } from "preact/hooks";
import { CopyButton } from "../../components/view/copy-button.tsx";
import { type SnippetCall, type SnippetLanguage, type SnippetTarget, writeMcpConfig, writeSnippet } from "./snippets.ts";

type Choice = SnippetLanguage | "mcp";

const faces: readonly { readonly choice: Choice; readonly name: string; readonly needs: string }[] = [
  { choice: "typescript", name: "TypeScript", needs: "npm install hardcase" },
  { choice: "python", name: "Python", needs: "pip install gradio_client" },
  { choice: "curl", name: "cURL", needs: "for bash" },
  { choice: "mcp", name: "MCP", needs: "for the settings of an agent" },
];

interface SnippetsProps {
  /** Unique in the drawer. */
  readonly name: string;
  readonly calls: readonly SnippetCall[];
  readonly target: SnippetTarget;
  /** Where agents find the demo, if they do. */
  readonly mcp?: string | undefined;
}

/** The same calls in one language or another, to be copied. */
export function Snippets({ name, calls, target, mcp }: SnippetsProps) {
  const [choice, setChoice] = useState<Choice>("typescript");
  const text = choice === "mcp" ? writeMcpConfig(mcp ?? "", target) : writeSnippet(choice, calls, target);
  const shown = faces.filter((face) => face.choice !== "mcp" || mcp !== undefined);
  return (
    <div class="api-snippet">
      <div class="api-snippet-head">
        <fieldset class="api-languages">
          <legend class="visually-hidden">Language</legend>
          {shown.map((face) => (
            <label key={face.choice} class="api-language">
              <input
                class="visually-hidden"
                type="radio"
                name={`api-language-${name}`}
                checked={choice === face.choice}
                onChange={() => setChoice(face.choice)}
              />
              {face.name}
            </label>
          ))}
        </fieldset>
        <span class="api-quiet">{shown.find((face) => face.choice === choice)?.needs}</span>
        <CopyButton text={() => text} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section class="api-code" tabIndex={0} aria-label={name === "call" ? "Call" : "Recorded script"}>
        <pre>{text}</pre>
      </section>
    </div>
  );
}
