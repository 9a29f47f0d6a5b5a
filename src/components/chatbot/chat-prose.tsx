import { useRendered } from "../markdown/use-rendered.ts";
import { copyText } from "../view/copy-text.ts";

/** A longer text stays plain: formatting it would hold up the page. */
const longestRendered = 100_000;
const shownForMs = 1600;

/** Markdown of a message, its blocks of code with a button to copy them. `renderMarkdown` escapes all HTML of the text. */
export function ChatProse({ text }: { readonly text: string }) {
  const html = useRendered(text.length > longestRendered ? null : text);
  if (html === null) return <div class="prose chat-prose chat-plain">{text}</div>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is clicked.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button is clicked by its keys too.
    <div class="prose chat-prose" onClick={copyCode} dangerouslySetInnerHTML={{ __html: withCopyButtons(html) }} />
  );
}

/** Text and attributes are escaped, so that a tag found here is one that the renderer wrote. */
function withCopyButtons(html: string): string {
  return html.replaceAll(/<pre tabindex="0"><code(?: class="language-([^"]*)")?>/g, (block: string, language = "code") => {
    const head = `<span>${language}</span><button type="button" class="button button-text chat-code-copy">Copy</button>`;
    return `<div class="chat-code-head">${head}</div>${block}`;
  });
}

function copyCode(event: MouseEvent): void {
  const button = (event.target as Element).closest<HTMLButtonElement>(".chat-code-copy");
  const code = button?.parentElement?.nextElementSibling;
  if (!button || !code) return;
  const say = (word: string) => {
    button.textContent = word;
  };
  copyText(code.textContent ?? "")
    .then(
      () => say("Copied"),
      () => say("Not copied"),
    )
    .finally(() => setTimeout(() => say("Copy"), shownForMs));
}
