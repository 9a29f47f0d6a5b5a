/** The owner's Markdown as HTML. A page without any loads nothing of what renders it. */
export async function ownerProse(markdown: string): Promise<string> {
  const { renderMarkdown } = await import("../components/markdown/render-markdown.ts");
  return renderMarkdown(markdown);
}
