/** Where the review page shows a case; `null` where nobody has said where the page is. */
export function reviewLink(url: string | undefined, id: string): string | null {
  if (url === undefined) return null;
  const link = new URL(url);
  link.pathname = link.pathname.replace(/\/*$/, "/");
  // A link that was printed at the start may be given, and a report is read by more people than may judge.
  link.searchParams.delete("token");
  link.searchParams.set("view", "focus");
  link.searchParams.set("case", id);
  return link.href;
}
