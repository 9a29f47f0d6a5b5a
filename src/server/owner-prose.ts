const loadRenderer = () => import("../components/markdown/render-markdown.ts");

/** The owner's Markdown as HTML. Where there is none, nothing is loaded of what renders it. */
export async function ownerProse(markdown: string): Promise<string> {
  const { renderMarkdown } = await loadRenderer();
  return renderMarkdown(markdown);
}

/** Loads what will render this, so that the first visitor does not wait for it. */
export function prepareOwnerProse(...markdown: readonly (string | undefined)[]): void {
  if (markdown.some((text) => text)) void loadRenderer();
}
