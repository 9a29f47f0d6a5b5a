/** Where the review page shows a case; `null` where nobody has said where the page is. */
export function reviewLink(url: string | undefined, id: string): string | null {
  if (url === undefined) return null;
  const link = new URL(url);
  link.pathname = link.pathname.replace(/\/*$/, "/");
  link.searchParams.set("case", id);
  return link.href;
}
